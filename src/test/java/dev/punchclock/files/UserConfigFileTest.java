package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.hours.Timetable;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's own file, and calendars among the files of a workspace. */
class UserConfigFileTest {
    private static final AccountName DAVES = new AccountName("acme-dave");
    private static final AccountName FIRMS = new AccountName("acme");

    @TempDir
    Path folder;

    @TempDir
    Path config;

    private Path own;

    @BeforeEach
    void writeASoundWorkspace() {
        new WorkspaceBench(folder).write("punchclock.yaml", WorkspaceBench.SOUND);
        own = config.resolve("config.yaml");
    }

    @Test
    void leave_in_it_is_that_of_the_member_it_names_in_the_workspace_it_names() {
        write(
                "workspaces: { acme-7f3a: { members: { dave: { leave: 2026-11-24 } } }, other: { members: { eve: {} } } }");
        Workspace workspace = open();
        assertThat(workspace.problems()).isEmpty();
        assertThat(isOpen(workspace, DAVES, "2026-11-24T10:00:00Z")).isFalse();
        assertThat(isOpen(workspace, DAVES, "2026-11-25T10:00:00Z")).isTrue();
        assertThat(isOpen(workspace, FIRMS, "2026-11-24T10:00:00Z")).isTrue();
    }

    @Test
    void time_off_of_an_account_may_stand_in_it_too() {
        write("workspaces: { acme-7f3a: { accounts: { acme: { leave: 2026-11-24 10:00-11:00 } } } }");
        assertThat(isOpen(open(), FIRMS, "2026-11-24T10:00:00Z")).isFalse();
        assertThat(isOpen(open(), FIRMS, "2026-11-24T11:00:00Z")).isTrue();
    }

    @Test
    void an_account_of_a_private_handle_is_refused() {
        write("private: [ '@Acme-Dave' ]");
        assertThat(problems()).isEqualTo("""
                punchclock.yaml:12:14: `acme-dave` is a private account, by your own file %s
                  to do: name the handle of an account for work""".formatted(own));
    }

    @Test
    void what_it_says_of_nobody_is_refused() {
        write("workspaces: { acme-7f3a: { members: { dav: { leave: 2026-11-24 } } } }");
        assertThat(problems()).isEqualTo(own + """
                :1:39: the workspace has no member `dav`
                  to do: did you mean `dave`?""");
        write("workspace: { acme-7f3a: {} }");
        assertThat(problems()).contains("`workspace` is not a key of your own file", "did you mean `workspaces`?");
    }

    @Test
    void a_file_that_others_can_read_is_warned_of() throws IOException {
        write("private: dave_at_home");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problems())
                .isEqualTo(own + ": warning: other people on this machine can read it\n  to do: chmod 600 " + own);
    }

    @Test
    void a_snapshot_and_the_stamps_see_it_come_change_and_go() throws IOException {
        WorkspaceFiles files = new WorkspaceFiles(folder, WorkspaceBench.NETWORKS, null, ClosureProvider.NONE, own);
        Workspace workspace = files.open();
        assertThat(workspace.snapshot().isCurrent()).isTrue();
        write("private: dave_at_home");
        assertThat(workspace.snapshot().isCurrent()).isFalse();
        assertThat(files.stamps()).containsKey(own.toString());
        Files.delete(own);
        assertThat(workspace.snapshot().isCurrent()).isTrue();
        assertThat(files.stamps()).doesNotContainKey(own.toString());
    }

    @Test
    void a_calendar_that_changes_is_noticed_wherever_it_is() throws IOException {
        write("workspaces: { acme-7f3a: { members: { dave: { busy: home.ics } } } }");
        new WorkspaceBench(folder)
                .write(
                        "punchclock.yaml",
                        WorkspaceBench.SOUND.replace(
                                "hours: office }\naccounts", "hours: office, busy: calendars/court.ics }\naccounts"))
                .write("calendars/court.ics", "a");
        Path home = Files.writeString(config.resolve("home.ics"), "a");
        KnownClosures closures = new KnownClosures().with("calendars/court.ics").with(home.toString());
        WorkspaceFiles files = new WorkspaceFiles(folder, WorkspaceBench.NETWORKS, null, closures, own);
        Workspace workspace = files.open();
        assertThat(workspace.problems()).isEmpty();
        assertThat(files.stamps()).containsKeys("calendars/court.ics", home.toString(), own.toString());
        new WorkspaceBench(folder).write("calendars/court.ics", "ab");
        assertThat(workspace.snapshot().isCurrent()).isFalse();
        workspace = files.open();
        Files.delete(home);
        assertThat(workspace.snapshot().isCurrent()).isFalse();
    }

    @Test
    void a_calendar_that_cannot_be_read_closes_its_member_and_nobody_else() {
        new WorkspaceBench(folder)
                .write(
                        "punchclock.yaml",
                        WorkspaceBench.SOUND.replace(
                                "hours: office }\naccounts", "hours: office, busy: gone.ics }\naccounts"));
        Workspace workspace = open();
        assertThat(WorkspaceBench.render(workspace.problems())).isEqualTo("""
                punchclock.yaml:10:50: gone.ics: there is no such file: nothing goes out for those whose calendar it is
                  to do: export it again""");
        assertThat(isOpen(workspace, DAVES, "2026-11-24T10:00:00Z")).isFalse();
        assertThat(isOpen(workspace, FIRMS, "2026-11-24T10:00:00Z")).isTrue();
    }

    private void write(String text) {
        try {
            Files.writeString(own, text + "\n");
            Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Workspace open() {
        return new WorkspaceBench(folder).open(own);
    }

    private String problems() {
        try {
            return WorkspaceBench.render(open().problems());
        } catch (ProblemException stopped) {
            return WorkspaceBench.render(stopped.problems());
        }
    }

    private static boolean isOpen(Workspace workspace, AccountName account, String at) {
        Timetable timetable = workspace.contexts().get(account).timetable();
        return timetable.isOpen(Instant.parse(at));
    }
}
