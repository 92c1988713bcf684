package dev.punchclock.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String JAVAS =
            ZoneRulesProvider.getVersions(LONDON.getId()).lastKey();

    @TempDir
    private Path root;

    @Test
    void a_machine_in_order_has_nothing_to_do() throws IOException {
        write("run/systemd/timesync/synchronized", "");
        write("usr/share/zoneinfo/tzdata.zi", "# version " + JAVAS + "\n# more\n");
        zone("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0");
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
    void another_edition_in_which_the_clocks_show_the_same_is_nothing_to_do() throws IOException {
        write("usr/share/zoneinfo/tzdata.zi", "# version 2019c-unofficial\n");
        zone("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0");
        assertThat(look().get(1))
                .isEqualTo(Finding.good(
                        "zone data", JAVAS + " in Java, 2019c in the system: Europe/London shows the same by both"));
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone()).isTrue();
    }

    @Test
    void a_system_without_zone_data_is_told() {
        assertThat(look().get(1))
                .isEqualTo(Finding.good("zone data", JAVAS + ", from Java; the system has none to compare it with"));
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone()).isTrue();
    }

    @Test
    void zones_whose_clocks_differ_are_told_with_versions_dates_and_remedy() throws IOException {
        write("usr/share/zoneinfo/tzdata.zi", "# version 2030b\n");
        zone("Europe/London", "GMT0");
        zone("Asia/Tokyo", "JST-9");
        String differ =
                "clocks in Europe/London differ from Sun 28 Mar 2027 to Sun 31 Oct 2027, and again later: the zone data are "
                        + JAVAS + " in Java, 2030b in the system";
        String remedy = "bring the older one up to date: a newer JDK, or the system's package tzdata";
        Finding finding = look().get(1);
        assertThat(finding.what()).isEqualTo(differ + "; until that is mended, work time is what is work time by both");
        assertThat(finding.remedy()).isEqualTo(remedy);
        UncertainZoneRules doubt = machine().zoneDoubt(Set.of(LONDON, ZoneId.of("Asia/Tokyo")), NOW);
        assertThat(doubt.warnings())
                .containsExactly(
                        Problem.warning(null, differ + "; nothing goes out unless it is work time by both", remedy));
        ZoneRules system = doubt.rules().byZone().get(LONDON);
        assertThat(system.getOffset(Instant.parse("2050-07-01T00:00:00Z"))).isEqualTo(ZoneOffset.UTC);
        assertThat(doubt.rules().byZone()).containsOnlyKeys(LONDON);
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
    void a_folder_that_others_can_write_into_is_refused_with_the_command_that_mends_it() throws IOException {
        for (String rights : List.of("rwxrwx---", "rwx----w-", "rwxrwxrwx")) {
            Path folder = folder(rights, rights);
            assertThatThrownBy(() -> machine().mustBeOurs(folder))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            stopped -> assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE))
                    .hasMessage(folder + ": other people on this machine can write into this folder\n"
                            + "  to do: look whether all in it is yours, then chmod go-w " + folder);
        }
        machine().mustBeOurs(folder("own", "rwxr-xr-x"), folder("private", "rwx------"), root.resolve("not there"));
    }

    @Test
    void a_folder_of_another_user_is_refused() throws IOException {
        Path folder = folder("state", "rwx------");
        int owner = (int) Files.getAttribute(folder, "unix:uid");
        assumeTrue(owner == 0, "only root can give a folder away");
        Files.setAttribute(folder, "unix:uid", 4711);
        write("proc/self/status", "Name:\tjava\nUid:\t1000\t1001\t1000\t1000\n");
        assertThatThrownBy(() -> machine().mustBeOurs(folder))
                .hasMessage(folder
                        + ": this folder belongs to another user of this machine, who could change what is in it\n"
                        + "  to do: make it yours: chown -R 1001 " + folder);
        Files.setAttribute(folder, "unix:uid", 1001);
        machine().mustBeOurs(folder, folder("of root", "rwxr-xr-x"));
    }

    @Test
    void a_state_folder_on_a_disk_of_the_network_is_told_and_refused() throws IOException {
        Path home = Files.createDirectory(root.resolve("home of dave")).toRealPath();
        write("proc/self/mounts", """
                /dev/sda1 / ext4 rw 0 0
                server:/export %s nfs4 rw,vers=4.2 0 0
                """.formatted(home.toString().replace(" ", "\\040")));
        MachineCheck machine = machine();
        Path state = home.resolve("state/acme");
        assertThatThrownBy(() -> machine.mustKeepLedger(state))
                .isInstanceOfSatisfying(ProblemException.class, stopped -> {
                    assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE);
                    assertThat(stopped)
                            .hasMessage(
                                    state
                                            + ": this is on a disk of the network (nfs4), where SQLite's locks cannot be trusted; nothing was"
                                            + " sent\n  to do: name a folder on a disk of this machine: --state DIR, or XDG_STATE_HOME");
                });
        assertThat(machine.look(Set.of(LONDON), NOW, state, home.resolve("credentials")))
                .extracting(Finding::what)
                .contains(state + " is on a disk of the network (nfs4), where SQLite's locks cannot be trusted")
                .contains(home.resolve("credentials") + ", not made yet");
    }

    @Test
    void a_state_folder_on_any_other_disk_or_on_one_that_nobody_names_is_trusted() throws IOException {
        machine().mustKeepLedger(root.resolve("state"));
        write("proc/self/mounts", """
                server:/export %s nfs4 rw 0 0
                tmpfs %s tmpfs rw 0 0
                """.formatted(root.getParent().toRealPath(), root.toRealPath()));
        machine().mustKeepLedger(root.resolve("state"));
    }

    @Test
    void zones_that_agree_are_noted_until_either_edition_changes() throws IOException {
        zone("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0");
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone()).isTrue();
        Path noted = root.resolve("kept/zones-that-agree");
        assertThat(Files.readString(noted)).startsWith("Europe/London " + JAVAS + " ");
        Path file = root.resolve("usr/share/zoneinfo/Europe/London");
        FileTime before = Files.getLastModifiedTime(file);
        Files.write(file, TzifFile.of("GMT0BST,M4.5.0/1,M10.5.0")); // the same size
        Files.setLastModifiedTime(file, before);
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone())
                .as("not read again")
                .isTrue();
        Instant inTwoYears = NOW.plus(Duration.ofDays(730));
        assertThat(machine().zoneDoubt(Set.of(LONDON), inTwoYears).isNone()).isFalse();
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 5000));
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone()).isFalse();
        Files.writeString(noted, "Europe/London rubbish\n\n");
        assertThat(machine().zoneDoubt(Set.of(LONDON), NOW).isNone()).isFalse();
    }

    private MachineCheck machine() {
        return new MachineCheck(root, root.resolve("kept"));
    }

    private List<Finding> look() {
        return machine().look(Set.of(LONDON), NOW, root.resolve("state"), root.resolve("credentials"));
    }

    private Path folder(String name, String rights) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        return folder;
    }

    private void zone(String id, String rule) throws IOException {
        Path file = root.resolve("usr/share/zoneinfo").resolve(id);
        Files.createDirectories(file.getParent());
        Files.write(file, TzifFile.of(rule));
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
