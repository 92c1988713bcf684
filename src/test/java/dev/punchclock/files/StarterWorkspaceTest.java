package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.InitAnswers;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterWorkspaceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path folder;

    @Test
    void what_it_writes_opens_without_a_problem() {
        Path deep = folder.resolve("new/workspace");

        StarterWorkspace.init(
                deep, answers("dave", "Europe/London", "9:00-12:30,13:30–17:30", "GB-SCT"), WorkspaceBench.NETWORKS);

        Workspace workspace = new WorkspaceBench(deep).open();
        assertThat(workspace.problems()).isEmpty();
        assertThat(workspace.id()).isEqualTo("acme-7f3a");
        assertThat(workspace.publisher()).isEqualTo("desk1-91c2");
        assertThat(workspace.queue()).hasSize(3).allMatch(Post::idWritten).allMatch(post -> post.at() == null);
        assertThat(workspace.queue().get(2))
                .matches(post -> post.late() == LatePolicy.DROP)
                .matches(post -> LocalDate.of(2027, 1, 5).atStartOfDay().equals(post.expires()));
        var timetable = workspace.contexts().get(new AccountName("work")).timetable();
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T12:29:59Z"))).isTrue();
        assertThat(timetable.isOpen(Instant.parse("2026-11-23T12:30:00Z"))).isFalse();
        assertThat(new WorkspaceBench(deep).read("punchclock.yaml"))
                .contains("mon-fri: 09:00-12:30, 13:30-17:30", "    holidays: GB-SCT\n")
                .doesNotContain("${");
    }

    @ParameterizedTest
    @CsvSource({
        "on,UTC,22:00-06:00",
        "null,Pacific/Apia,09:00-17:00",
        "007,Etc/UTC,09:00-24:00",
        "x,America/Argentina/Buenos_Aires,00:00-12:00"
    })
    void it_suits_anybody(String name, String zone, String hours) {
        StarterWorkspace.init(folder, answers(name, zone, hours, null), WorkspaceBench.NETWORKS);

        assertThat(new WorkspaceBench(folder).open().problems()).isEmpty();
        assertThat(new WorkspaceBench(folder).read("punchclock.yaml"))
                .contains("    # holidays: IE\n")
                .doesNotContain(" holidays: GB", "${");
    }

    @ParameterizedTest
    @CsvSource({
        "a b,UTC,09:00-17:00,GB,`a b` cannot be the member's name",
        "a,GMT+01:00,09:00-17:00,GB,`GMT+01:00` is an offset",
        "a,UTC,9-5pm,GB,`9-5pm` is not a start and an end",
        "a,UTC,off,GB,with `off` there is no work at all",
        "a,UTC,09:00-17:00,England,`England` is not the code of a country"
    })
    void a_wrong_answer_writes_nothing(String name, String zone, String hours, String country, String expected) {
        assertThatThrownBy(() -> StarterWorkspace.init(
                        folder.resolve("new"), answers(name, zone, hours, country), WorkspaceBench.NETWORKS))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(expected);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void a_folder_that_has_a_workspace_is_left_alone() throws Exception {
        Files.writeString(folder.resolve("punchclock.yaml"), "mine");

        assertThatThrownBy(() -> StarterWorkspace.init(
                        folder, answers("a", "UTC", "09:00-17:00", null), WorkspaceBench.NETWORKS))
                .hasMessage(
                        "`" + folder
                                + "` already has a punchclock.yaml\n  to do: name another folder, or use the workspace as it is");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("punchclock.yaml"));
        assertThat(folder.resolve("punchclock.yaml")).hasContent("mine");
    }

    @Test
    void a_file_is_no_folder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThatThrownBy(() ->
                        StarterWorkspace.init(file, answers("a", "UTC", "09:00-17:00", null), WorkspaceBench.NETWORKS))
                .hasMessageContaining("is a file, not a folder");
        assertThatThrownBy(() -> StarterWorkspace.init(
                        file.resolve("below"), answers("a", "UTC", "09:00-17:00", null), WorkspaceBench.NETWORKS))
                .isInstanceOf(ProblemException.class);
        assertThat(file).hasContent("mine");
    }

    static InitAnswers answers(String name, String zone, String hours, @Nullable String country) {
        return new InitAnswers(name, ZoneId.of(zone), hours, country, "IE", "acme-7f3a", "desk1-91c2", TODAY, null);
    }

    static Map<String, List<String>> files(Path folder) {
        StarterWorkspace.init(folder, answers("dave", "Europe/London", "09:00-17:00", "GB"), WorkspaceBench.NETWORKS);
        WorkspaceBench bench = new WorkspaceBench(folder);
        return Map.of(
                "workspace", List.of(bench.read("punchclock.yaml")), "queue", List.of(bench.read("queue/posts.yaml")));
    }
}
