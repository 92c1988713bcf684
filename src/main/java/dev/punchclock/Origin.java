package dev.punchclock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From where the program was started, as entries of the ledger say it. */
final class Origin {
    private static final int FAR = 4;
    private static final Set<String> CRONS = Set.of("cron", "crond", "anacron");

    private Origin() {}

    /**
     * The word for it.
     *
     * @param terminal whether a person types; then it was no cron
     * @param ancestors the names of the processes that started this one, nearest first
     */
    static String of(Map<String, String> environment, boolean terminal, Stream<String> ancestors) {
        if (!environment.getOrDefault("CI", "").isEmpty()) {
            return "ci";
        }
        return !terminal && ancestors.limit(FAR).anyMatch(Origin::isCron) ? "cron" : "cli";
    }

    /** Some crons write themselves in capitals once they have started somebody's line. */
    private static boolean isCron(String name) {
        return CRONS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The names of the processes that started this one, nearest first; each is looked up when it is asked for. */
    static Stream<String> ancestors() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        each -> each.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .map(Origin::name);
    }

    /** Not from {@link ProcessHandle} first: that hides the names of other people's processes, and cron is root's. */
    private static String name(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).strip();
        } catch (IOException noLinux) {
            return process.info()
                    .command()
                    .map(command -> String.valueOf(Path.of(command).getFileName()))
                    .orElse("");
        }
    }
}
