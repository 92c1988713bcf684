package dev.punchclock.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String JAVAS =
            ZoneRulesProvider.getVersions(LONDON.getId()).lastKey();

    @TempDir
    private Path root;

    @Test
    void a_machine_in_order_has_nothing_to_do() throws IOException {
        write("run/systemd/timesync/synchronized", "");
        write("usr/share/zoneinfo/tzdata.zi", "# version " + JAVAS + "\n# more\n");
        Path state = folder("state", "rwx------");
        Files.createFile(
                state.resolve("ledger.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(look()).extracting(Finding::remedy).containsOnly("");
        assertThat(look())
                .extracting(Finding::what)
                .containsExactly(
                        "by a time service",
                        JAVAS + ", the same in Java and in the system",
                        state + ", for you alone",
                        root.resolve("credentials") + ", not made yet");
    }

    @Test
    void nothing_that_keeps_the_clock_is_told() {
        assertThat(look().get(0).what()).isEqualTo("no time service is seen to keep this machine's clock right");
    }

    @Test
    void other_zone_data_in_the_system_is_told_with_both_versions() throws IOException {
        write("usr/share/zoneinfo/tzdata.zi", "# version 2019c-unofficial\n");
        assertThat(look().get(1).what()).startsWith(JAVAS + " in Java, 2019c in the system");
    }

    @Test
    void what_others_can_read_is_told_with_the_command_that_mends_it() throws IOException {
        Path state = folder("state", "rwxr-xr-x");
        Path ledger = Files.createFile(
                state.resolve("ledger.db"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        assertThat(look()).extracting(Finding::remedy).contains("chmod 700 " + state, "chmod 600 " + ledger);
    }

    @Test
    void a_state_folder_on_a_disk_of_the_network_is_told_and_refused() throws IOException {
        Path home = Files.createDirectory(root.resolve("home of dave")).toRealPath();
        write("proc/self/mounts", """
                /dev/sda1 / ext4 rw 0 0
                server:/export %s nfs4 rw,vers=4.2 0 0
                """.formatted(home.toString().replace(" ", "\\040")));
        Machine machine = new Machine(root);
        Path state = home.resolve("state/acme");
        assertThatThrownBy(() -> machine.mustKeepLedger(state)).isInstanceOfSatisfying(Stopped.class, stopped -> {
            assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE);
            assertThat(stopped)
                    .hasMessage(
                            state
                                    + ": this is on a disk of the network (nfs4), where SQLite's locks cannot be trusted; nothing was"
                                    + " sent\n  to do: name a folder on a disk of this machine: --state DIR, or XDG_STATE_HOME");
        });
        assertThat(machine.look(LONDON, state, home.resolve("credentials")))
                .extracting(Finding::what)
                .contains(state + " is on a disk of the network (nfs4), where SQLite's locks cannot be trusted")
                .contains(home.resolve("credentials") + ", not made yet");
    }

    @Test
    void a_state_folder_on_any_other_disk_or_on_one_that_nobody_names_is_trusted() throws IOException {
        new Machine(root).mustKeepLedger(root.resolve("state"));
        write("proc/self/mounts", """
                server:/export %s nfs4 rw 0 0
                tmpfs %s tmpfs rw 0 0
                """.formatted(root.getParent().toRealPath(), root.toRealPath()));
        new Machine(root).mustKeepLedger(root.resolve("state"));
    }

    private List<Finding> look() {
        return new Machine(root).look(LONDON, root.resolve("state"), root.resolve("credentials"));
    }

    private Path folder(String name, String rights) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        return folder;
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
