package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command loads on its way, as started by the launcher: a library that it does not need costs every start. */
final class ClassLoadIT {
    private static final Pattern CLASS = Pattern.compile("\\] (\\S+) source:");

    /** None of the usual commands sends, sleeps or logs. */
    private static final List<String> HEAVY = List.of(
            "ch.qos.logback.",
            "org.quartz.",
            "twitter4j.",
            "java.net.http.",
            "jdk.internal.net.http.",
            "dev.punchclock.network.http.",
            "com.twitter.twittertext.",
            "de.focus_shift.",
            "org.glassfish.",
            "jakarta.",
            "com.github.mangstadt.",
            "org.dmfs.",
            "dev.punchclock.calendar.ics.",
            "dev.punchclock.calendar.holidays.");

    /** The sides of networks that send: who only looks makes no network. */
    private static final List<String> NETWORKS = List.of(
            "dev.punchclock.network.x.XNetwork",
            "dev.punchclock.network.x.XSignIn",
            "dev.punchclock.network.x.OAuth",
            "dev.punchclock.network.rehearsal.RehearsalNetwork");

    /** Of records that have no {@code equals} of their own, {@code equals} and {@code hashCode} are put together anew by each process. */
    private static final String ASSEMBLED = "java.lang.runtime.ObjectMethods";

    /** What {@code Comparator.comparing} and its like give can be written to disk, and is kept in no archive of classes. */
    private static final String MADE_ANEW = "java.util.Comparator$$Lambda";

    private static final List<String> LIBRARIES = List.of(
            "picocli.", "com.fasterxml.", "org.yaml.", "org.sqlite.", "org.slf4j.", "java.sql.", "java.util.logging.");

    @TempDir
    Path home;

    @BeforeEach
    void writeAWorkspace() throws IOException {
        Path folder = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: class-load
                zone: Africa/Abidjan
                hours: { open: { week: { mon-sun: 09:00-17:00 } } }
                accounts:
                  acme: { network: rehearsal, hours: open }
                """);
        Files.writeString(
                folder.resolve("queue/posts.yaml"), "- { id: one, to: acme, at: 2099-01-02 09:00, text: One }\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "help status", "no-such-command"})
    void what_needs_no_workspace_loads_no_library_at_all(String line) throws Exception {
        List<String> loaded = loaded(line.split(" "));
        assertThat(loaded).noneMatch(startsWithAny(HEAVY));
        if (!line.equals("help status")) { // which is told by picocli
            assertThat(loaded).noneMatch(startsWithAny(LIBRARIES));
        }
    }

    /** SQLite is begun with before anything else is known. */
    @ParameterizedTest
    @ValueSource(strings = {"hours acme -C work", "status --help", "init --help"})
    void what_opens_no_ledger_loads_nothing_of_one(String line) throws Exception {
        assertThat(loaded(line.replace("work", home.resolve("work").toString()).split(" ")))
                .noneMatch(name -> name.startsWith("org.sqlite."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "check", "plan", "list", "run"})
    void a_command_that_sends_nothing_loads_nothing_that_sends(String command) throws Exception {
        loaded("run", "-C", home.resolve("work").toString()); // with a ledger that knows the post
        List<String> loaded = loaded(command, "-C", home.resolve("work").toString());
        assertThat(loaded).noneMatch(startsWithAny(HEAVY));
        if (!command.equals("run")) { // which has its networks at hand
            assertThat(loaded).noneMatch(startsWithAny(NETWORKS));
        }
        assertThat(loaded).noneMatch(ASSEMBLED::equals).noneMatch(name -> name.startsWith(MADE_ANEW));
    }

    @Test
    void holidays_and_calendars_that_were_looked_up_once_load_no_library() throws Exception {
        Path folder = home.resolve("work");
        String zone = "hours: { open: { holidays: GB-SCT, week: { mon-sun: 09:00-17:00 } } }";
        String main = Files.readString(folder.resolve("punchclock.yaml"));
        Files.writeString(
                folder.resolve("punchclock.yaml"),
                main.replaceFirst("hours: .*", zone).replace("hours: open }", "hours: open, busy: court.ics }"));
        Files.writeString(folder.resolve("court.ics"), """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART:20261124T140000Z
                DTEND:20261124T160000Z
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        Files.writeString(folder.resolve("queue/posts.yaml"), "- { id: one, to: acme, text: One }\n");
        List<String> once = loaded("status", "-C", folder.toString());
        assertThat(once).anyMatch(name -> name.startsWith("de.focus_shift."));
        assertThat(once).anyMatch(name -> name.startsWith("com.github.mangstadt."));
        for (String command : List.of("status", "plan", "hours acme")) {
            List<String> line = new ArrayList<>(List.of(command.split(" ")));
            line.addAll(List.of("-C", folder.toString()));
            assertThat(loaded(line.toArray(String[]::new)))
                    .as(command)
                    .noneMatch(startsWithAny(List.of(
                            "de.focus_shift.", "org.glassfish.", "jakarta.", "com.github.mangstadt.", "org.dmfs.")));
        }
    }

    @Test
    void adding_a_post_loads_nothing_that_sends() throws Exception {
        assertThat(loaded("add", "acme", "Two", "-C", home.resolve("work").toString()))
                .noneMatch(startsWithAny(HEAVY));
    }

    @Test
    void the_lengths_of_x_load_nothing_that_sends_and_no_parser_for_short_texts() throws Exception {
        Path main = home.resolve("work/punchclock.yaml");
        Files.writeString(main, Files.readString(main).replace("network: rehearsal", "network: x, handle: acme"));
        assertThat(loaded("check", "-C", home.resolve("work").toString())).noneMatch(startsWithAny(HEAVY));
    }

    /** The classes that a start of the program loads, through the launcher and its class path; it must not be a bug. */
    private List<String> loaded(String... arguments) throws Exception {
        Path log = home.resolve("classes.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of("scripts/punchclock").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("answer").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("PUNCHCLOCK_NO_CDS", "1");
        builder.environment().put("PUNCHCLOCK_JAVA_OPTS", "-Xlog:class+load:file=" + log);
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("answer")))
                .isNotEqualTo(1);
        List<String> loaded = CLASS.matcher(Files.readString(log))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(loaded).contains("dev.punchclock.Punchclock");
        return loaded;
    }

    private static Predicate<String> startsWithAny(List<String> packages) {
        return name -> packages.stream().anyMatch(name::startsWith);
    }
}
