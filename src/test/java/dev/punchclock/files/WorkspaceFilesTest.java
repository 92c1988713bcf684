package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFilesTest {
    private static final String POST = "- { to: acme, text: Hello, id: %s }\n";

    @TempDir
    Path folder;

    private WorkspaceBench bench;

    @BeforeEach
    void write() {
        bench = new WorkspaceBench(folder).write("punchclock.yaml", WorkspaceBench.SOUND);
    }

    @Test
    void everything_is_in_one_hand() throws IOException {
        bench.write("queue/b.yml", POST.formatted("b1") + POST.formatted("b2"))
                .write("queue/a.yaml", POST.formatted("a"));
        bench.write("queue/.#a.yaml", "an editor's").write("queue/sub/c.yaml", POST.formatted("c"));

        Workspace workspace = bench.open();

        assertThat(workspace.id()).isEqualTo("acme-7f3a");
        assertThat(workspace.publisher()).isNull();
        assertThat(workspace.folder()).isEqualTo(folder.toRealPath().toString());
        assertThat(workspace.zone()).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(workspace.hours()).containsOnlyKeys("office");
        assertThat(workspace.queue())
                .extracting(Post::id)
                .extracting(Object::toString)
                .containsExactly("a", "b1", "b2", "c");
        assertThat(workspace.brokenFiles()).isEmpty();
        assertThat(workspace.problems()).isEmpty();
    }

    @Test
    void an_account_is_open_when_its_hours_and_its_members_are() {
        bench.write(
                "punchclock.yaml",
                WorkspaceBench.SOUND
                        .replace(
                                "accounts:\n",
                                "accounts:\n  late: { network: rehearsal, member: dave, hours: berlin }\n")
                        .replace(
                                "members:", "  berlin: { zone: Europe/Berlin, week: { mon: 18:00-20:00 } }\nmembers:"));

        AccountContext context = bench.open().contexts().get(new AccountName("late"));

        assertThat(context.timetable().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(context.timetable().isOpen(Instant.parse("2026-11-23T17:15:00Z")))
                .isTrue();
        assertThat(context.timetable().isOpen(Instant.parse("2026-11-23T17:30:00Z")))
                .isFalse();
        assertThat(context.member()).extracting("fullName").isEqualTo("Dave Jones");
        assertThat(context.account().quota()).isEqualTo(Quota.NONE);
        assertThat(context.account().handle()).isEqualTo("late");
    }

    @Test
    void an_account_has_all_that_is_written() {
        bench.write(
                "punchclock.yaml",
                WorkspaceBench.SOUND
                        + "  full: { network: rehearsal, hours: office, handle: '@full_at_acme', server: 'http://localhost:8080/x',"
                        + " behaves: lose-answer, quota: { per: day, min: 0, max: 4, gap: 1h30m } }\n");

        assertThat(bench.open().contexts().get(new AccountName("full")).account())
                .hasToString(
                        "Account[name=full, network=rehearsal, handle=full_at_acme, server=http://localhost:8080/x,"
                                + " audience=EXTERNAL, quota=" + new Quota(Period.DAY, 0, 4, Duration.ofMinutes(90))
                                + ", settings=lose-answer]");
    }

    @Test
    void the_posts_of_a_broken_file_wait() throws IOException {
        bench.write("queue/a.yaml", POST.formatted("a") + "- { to: acme }").write("queue/b.yaml", POST.formatted("b"));
        Files.createDirectory(folder.resolve("queue/c.yaml"));

        Workspace workspace = bench.open();

        assertThat(workspace.brokenFiles()).containsExactlyInAnyOrder("queue/a.yaml", "queue/c.yaml");
        assertThat(workspace.queue())
                .extracting(Post::id)
                .extracting(Object::toString)
                .containsExactly("b");
        assertThat(WorkspaceBench.render(workspace.problems())).isEqualTo("""
                        queue/a.yaml:2:3: `text:` is missing
                          to do: write `text:` and what the post says
                        queue/c.yaml: this is a folder, not a file
                          to do: give the folder another name""");
    }

    @Test
    void all_problems_of_all_files_are_said_in_one_run() {
        bench.write(
                "punchclock.yaml", WorkspaceBench.SOUND.replace("zone: Europe/London", "zone: BST") + "nonsense: 1\n");
        bench.write("queue/a.yaml", "- { to: acme, txt: b }");

        assertThatThrownBy(bench::open).isInstanceOfSatisfying(ProblemException.class, stopped -> {
            assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE);
            assertThat(stopped.problems())
                    .extracting(p -> String.valueOf(p.place()))
                    .containsExactly("punchclock.yaml:3:7", "punchclock.yaml:14:1", "queue/a.yaml:1:15");
        });
    }

    @Test
    void what_cannot_be_read_hides_nothing_else() {
        bench.write(
                "punchclock.yaml",
                WorkspaceBench.SOUND
                        .replace("zone: Europe/London", "zone:Europe/London")
                        .replace("acme-dave: { network: rehearsal", "acme-dave: { network: rehersal"));
        bench.write("queue/b.yaml", """
                - to: acme
                  text: One: two
                - to: acne
                  text: There is no such account
                - to: acme-dave
                  text: There is, and its own line says what is wrong with it
                - to acme
                  text: Three
                """);

        assertThat(bench.problems()).isEqualTo("""
                punchclock.yaml:3:1: a space is missing after `zone:`
                  to do: write `zone: Europe/London`
                punchclock.yaml:12:25: there is no network `rehersal`
                  to do: did you mean `rehearsal`?
                queue/b.yaml:2:12: a `:` with a space behind it ends a key, also in a text
                  to do: put quotes around a text that contains ': ', as in text: "One: two"
                queue/b.yaml:3:7: there is no account acne
                  to do: did you mean acme?
                queue/b.yaml:7:3: a colon is missing after `to`
                  to do: write `- to: acme`""");
    }

    @Test
    void what_stands_under_a_key_that_cannot_be_read_is_not_missed() {
        bench.write("punchclock.yaml", WorkspaceBench.SOUND.replace("hours:\n", "hours\n"));
        bench.write("queue/a.yaml", "- { to: acme, text: b }");

        assertThat(bench.problems())
                .isEqualTo("punchclock.yaml:4:1: a colon is missing after `hours`\n  to do: write `hours:`");
    }

    @Test
    void a_file_with_many_posts_that_cannot_be_read_is_told_of_in_bounded_time() {
        bench.write("punchclock.yaml", WorkspaceBench.SOUND);
        bench.write("queue/a.yaml", "- to: acme\n  text: @x\n".repeat(1_900));
        bench.write("queue/b.yaml", "- to: acme\n  text: @x\n".repeat(30_000));
        bench.write("queue/c.yaml", "- to: acme\n  text: @" + " ".repeat(900_000) + "x\n");
        bench.write(
                "queue/d.yaml", "- to: acme\n  at: " + "t".repeat(400_000) + "\n  expires: " + "t ".repeat(200_000));

        assertThat(bench.open().problems()).hasSize(51 + 1 + 1 + 3);
    }

    @Test
    void a_warning_stops_nothing() {
        bench.write("punchclock.yaml", WorkspaceBench.SOUND.replace("09:00-13:00", "00:00-24:00"));

        assertThat(bench.open().problems()).hasSize(1).noneMatch(p -> p.isError());
    }

    @Test
    void a_workspace_is_found_from_below() throws IOException {
        Path below = Files.createDirectories(folder.resolve("queue/deep"));

        assertThat(WorkspaceFiles.find(below)).contains(folder);
        assertThat(new WorkspaceFiles(below, WorkspaceBench.NETWORKS).open().folder())
                .isEqualTo(folder.toRealPath().toString());
    }

    @Test
    void where_there_is_none_it_says_how_to_make_one() throws IOException {
        Files.delete(folder.resolve("punchclock.yaml"));

        assertThatThrownBy(bench::open)
                .hasMessage("there is no punchclock.yaml in " + folder + " or above it\n"
                        + "  to do: go to your workspace, or make one: punchclock init DIR");
    }

    @Test
    void a_folder_that_is_not_there_is_not_taken_for_the_one_above_it() {
        Path mistyped = folder.resolve("wrok");

        assertThat(WorkspaceFiles.find(mistyped)).isEmpty();
        assertThatThrownBy(() -> new WorkspaceFiles(mistyped, WorkspaceBench.NETWORKS).open())
                .hasMessage("there is no folder " + mistyped + "\n"
                        + "  to do: go to your workspace, or make one: punchclock init DIR");
    }

    @Test
    void a_snapshot_sees_what_changes_appears_and_goes() throws IOException {
        bench.write("queue/a.yaml", POST.formatted("a"));
        Path file = folder.resolve("queue/a.yaml");
        Workspace workspace = bench.open();
        assertThat(workspace.snapshot().isCurrent()).isTrue();

        bench.write("queue/notes.txt", "nothing");
        assertThat(workspace.snapshot().isCurrent()).isTrue();

        FileTime time = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(time.toInstant().plusNanos(1_000)));
        assertThat(workspace.snapshot().isCurrent()).isFalse();
        Files.setLastModifiedTime(file, time);
        assertThat(workspace.snapshot().isCurrent()).isTrue();

        Path copy = Files.copy(file, folder.resolve("queue/.copy"));
        Files.setLastModifiedTime(copy, time);
        Files.move(copy, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(workspace.snapshot().isCurrent())
                .as("same size and time, another file")
                .isFalse();

        Workspace again = bench.open();
        bench.write("queue/b.yaml", "");
        assertThat(again.snapshot().isCurrent()).isFalse();
        Files.delete(folder.resolve("queue/b.yaml"));
        assertThat(again.snapshot().isCurrent()).isTrue();
        bench.write("queue/new/folder/c.yaml", "");
        assertThat(again.snapshot().isCurrent()).isFalse();
        assertThat(new WorkspaceFiles(folder, WorkspaceBench.NETWORKS).stamps()).containsKey("queue/new/folder/c.yaml");
        Files.delete(folder.resolve("queue/new/folder/c.yaml"));
        assertThat(again.snapshot().isCurrent()).isTrue();
        bench.write("punchclock.yaml", WorkspaceBench.SOUND + "# more\n");
        assertThat(again.snapshot().isCurrent()).isFalse();
    }
}
