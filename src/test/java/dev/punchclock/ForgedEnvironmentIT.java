package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody says by variables and by options of the Java machine, and neither the record nor the door believes. */
final class ForgedEnvironmentIT {
    private static final String TERMINAL = "-Dpunchclock.in=terminal -Dpunchclock.out=terminal";
    private static final String[] POST = {
        "post",
        "-C",
        "work",
        "--to",
        "acme",
        "--key",
        "late",
        "--off-hours",
        "the court rose late",
        "--unpaid",
        "We won"
    };

    @TempDir
    Path folder;

    @Test
    void the_record_names_the_user_and_the_host_of_the_operating_system() throws Exception {
        PackagedProgram program = new PackagedProgram(folder)
                .with("USER", "boss")
                .with("LOGNAME", "boss")
                .with("USERNAME", "boss")
                .with("HOSTNAME", "elsewhere")
                .with("JAVA_TOOL_OPTIONS", "-Duser.name=boss")
                .with("JDK_JAVA_OPTIONS", "-Duser.name=boss")
                .with("_JAVA_OPTIONS", "-Duser.name=boss -Duser.home=/home/boss");
        workspace();
        assertThat(program.run("run", "-C", "work").code()).isZero();
        PackagedProgram.Ended ended = program.run("ledger", "export", "--json", "-C", "work");
        assertThat(ended.out())
                .contains("\"who\":\"" + output("id", "-un") + "\"", "\"host\":\"" + output("uname", "-n") + "\"")
                .doesNotContain("boss", "elsewhere");
    }

    @Test
    void no_option_of_the_java_machine_makes_a_terminal_of_a_pipe() throws Exception {
        workspace();
        for (String variable : new String[] {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
            PackagedProgram program =
                    new PackagedProgram(folder).with(variable, TERMINAL).with("CI", "");
            Process process = program.start(POST);
            process.getOutputStream().write("dave\n".getBytes(StandardCharsets.UTF_8));
            PackagedProgram.Ended ended = PackagedProgram.end(process);
            assertThat(ended.err()).contains("the door opens for a person at a terminal only; nothing was sent");
            assertThat(ended.code()).isEqualTo(4);
        }
    }

    @Test
    void at_a_terminal_the_door_opens() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no program that makes a terminal");
        workspace();
        PackagedProgram program = new PackagedProgram(folder)
                .with("JAVA_TOOL_OPTIONS", TERMINAL)
                .with("CI", "")
                .with("NO_COLOR", "1");
        program.launcher(folder);
        Process process = program.start(
                folder,
                "exec script -qec \"./punchclock post -C work --to acme --key late --off-hours late --unpaid 'We won'\""
                        + " /dev/null");
        process.getOutputStream().write("dave\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("type dave: ").contains("Sent to acme");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** Its hours are on another day. */
    private void workspace() throws IOException {
        DayOfWeek another = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().plus(3);
        Files.writeString(Files.createDirectories(folder.resolve("work")).resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                off-hours: allowed
                hours: { office: { week: { %s: 09:00-17:00 } } }
                members: { dave: { name: Dave Jones, hours: office } }
                accounts: { acme: { network: rehearsal, member: dave, quota: { per: day, max: 5 } } }
                """.formatted(
                        another.name().toLowerCase(Locale.ROOT)));
    }
}
