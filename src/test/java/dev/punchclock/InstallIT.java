package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code install} puts in place, as cron and systemd read it. Folders have blanks and percent signs in them. */
final class InstallIT {
    @TempDir
    Path temporary;

    private Path home;
    private Path work;
    private Path launcher;

    @BeforeEach
    void write() throws IOException {
        home = Files.createDirectories(temporary.toRealPath().resolve("home of dave"));
        work = home.resolve("100% work");
        Files.createDirectories(work.resolve("queue"));
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { open: { week: { mon-sun: 00:00-24:00 } } }
                accounts:
                  acme: { network: rehearsal, hours: open }
                """);
        Files.writeString(work.resolve("queue/posts.yaml"), "- { id: now, to: acme, text: Hello }\n");
        launcher = program(home.resolve("bin/punch clock"), "exec %s \"$@\"".formatted(java()));
    }

    @Test
    void a_unit_passes_the_check_of_systemd_itself() throws Exception {
        assumeTrue(isThere("systemd-analyze"), "there is no systemd-analyze on this machine");
        Path kept = Files.createDirectories(home.resolve(".config/punchclock/credentials/it-work"));
        Files.writeString(kept.resolve("acme"), "secret");
        Ran written = run(Map.of(), "install", "--systemd", "--write");
        assertThat(written.code()).as(written.text()).isZero();
        Path unit = home.resolve(".config/systemd/user/punchclock-it-work.service");
        assertThat(Files.readString(unit)).contains("LoadCredential=acme:" + kept.resolve("acme"));
        ProcessBuilder verify = new ProcessBuilder("systemd-analyze", "--user", "--man=no", "verify", unit.toString());
        verify.environment().put("XDG_RUNTIME_DIR", home.toString()); // there is none where nobody has logged in
        Ran checked = ran(verify);
        assertThat(checked.text()).as("systemd-analyze verify").doesNotContain("punchclock-it-work");
        assertThat(checked.code()).as(checked.text()).isZero();
        assertThat(run(Map.of(), "install", "--systemd").text()).contains(Files.readString(unit));
    }

    @Test
    void a_unit_and_the_folders_that_it_writes_have_their_rights_whatever_the_umask() throws Exception {
        for (String umask : List.of("000", "002", "077")) {
            Path fresh = Files.createDirectories(home.resolve("fresh" + umask));
            Map<String, String> elsewhere = Map.of(
                    "XDG_CONFIG_HOME", fresh.resolve("config").toString(),
                    "XDG_STATE_HOME", fresh.resolve("state").toString(),
                    "XDG_CACHE_HOME", fresh.resolve("cache").toString());
            ProcessBuilder builder = new ProcessBuilder(
                    "sh",
                    "-c",
                    "umask " + umask + "; exec \"$@\"",
                    "sh",
                    launcher.toString(),
                    "install",
                    "--systemd",
                    "--write",
                    "-C",
                    work.toString());
            builder.environment().put("HOME", home.toString());
            builder.environment().putAll(elsewhere);
            Ran written = ran(builder);
            assertThat(written.code()).as(written.text()).isZero();
            Path units = fresh.resolve("config/systemd/user");
            assertThat(rights(units.resolve("punchclock-it-work.service"))).isEqualTo("rw-r--r--");
            assertThat(rights(units)).isEqualTo(umask.equals("077") ? "rwx------" : "rwxr-xr-x");
            assertThat(rights(fresh.resolve("state/punchclock/it-work"))).isEqualTo("rwx------");
            assertThat(rights(fresh.resolve("state/punchclock"))).isEqualTo("rwx------");
            assertThat(rights(fresh.resolve("cache/punchclock"))).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(units)) {
                assertThat(files).hasSize(1);
            }
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void the_line_is_put_beside_the_others_and_publishes_under_the_empty_environment_of_cron() throws Exception {
        Path crontab = home.resolve("crontab");
        Files.writeString(crontab, "0 3 * * * backup\n");
        program(
                home.resolve("bin/crontab"),
                "case $1 in -l) cat \"$HOME/crontab\" ;; -) cat >\"$HOME/crontab\" ;; esac");
        Map<String, String> path = Map.of("PATH", home.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        assertThat(run(path, "install", "--cron", "--write").code()).isZero();
        Ran again = run(path, "install", "--cron", "--every", "5m", "--write");
        assertThat(again.code()).as(again.text()).isZero();
        List<String> lines = Files.readAllLines(crontab);
        assertThat(lines).hasSize(3).startsWith("0 3 * * * backup", "# punchclock it-work");
        assertThat(run(path, "install", "--cron", "--every", "5m").text()).contains(lines.get(2));

        // As cron does it: five fields away, percent signs unescaped, sh with hardly anything in its environment.
        String command =
                lines.get(2).replaceFirst("^\\*/5 \\* \\* \\* \\* ", "").replace("\\%", "%");
        Ran first = ran(new ProcessBuilder("env", "-i", "HOME=" + home, "PATH=/usr/bin:/bin", "sh", "-c", command));
        assertThat(first.text()).isEmpty();
        assertThat(first.code()).isZero();
        assertThat(home.resolve(".local/state/punchclock/it-work/ledger.db")).exists();
    }

    private static String java() {
        Path app = Path.of(System.getProperty("punchclock.app"), "punchclock.jar");
        String java = ProcessHandle.current().info().command().orElse("java");
        return "'%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 '-Dpunchclock.launcher='\"$0\" -jar '%s'"
                .formatted(java, app);
    }

    private static Path program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static boolean isThere(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private Ran run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-C", work.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return ran(builder);
    }

    private static Ran ran(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), text);
    }

    private record Ran(int code, String text) {}
}
