package dev.punchclock.cli.install;

import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A line of a crontab, and the comment above it by which it is found again. */
public final class CronLine {
    private static final String MARK = "# punchclock ";

    private CronLine() {}

    /**
     * The line that starts the program.
     *
     * @param minutes how often: a part of an hour
     * @throws ProblemException when a path cannot stand in a crontab
     */
    public static String of(LaunchCommand launch, int minutes) {
        String when = minutes == 60 ? "0" : minutes == 1 ? "*" : "*/" + minutes;
        List<String> words = new ArrayList<>();
        launch.environment().forEach((name, value) -> words.add(name + "=" + quoted(value)));
        words.add(quoted(launch.program()));
        launch.arguments().forEach(argument -> words.add(quoted(argument)));
        // What was sent is in the ledger; what is wrong goes to stderr, and cron mails it.
        return when + " * * * * " + String.join(" ", words) + " >/dev/null";
    }

    /** The comment above it. */
    public static String mark(String workspace) {
        return MARK + workspace;
    }

    /** This crontab with the line of this workspace: in the place of an earlier one, or at the end. */
    public static String in(String crontab, String workspace, String line) {
        List<String> lines = crontab.lines().toList();
        int at = lines.indexOf(mark(workspace));
        int before = at < 0 ? lines.size() : at;
        boolean hasLine = at >= 0 && at + 1 < lines.size() && lines.get(at + 1).contains(" run -C ");
        int after = at < 0 ? before : at + (hasLine ? 2 : 1);
        List<String> all = new ArrayList<>(lines.subList(0, before));
        Stream.of(mark(workspace), line).forEach(all::add);
        all.addAll(lines.subList(after, lines.size()));
        return String.join("\n", all) + "\n";
    }

    /** For sh, and for cron, to which a percent sign is the end of the line. */
    private static String quoted(String word) {
        if (!EscapedText.isHarmless(word) || word.indexOf('\\') >= 0) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "cron cannot be given a path with a line end, a backslash or a character that is not seen: " + word,
                    "give the folder another name, or use --systemd");
        }
        return ShellWord.quoted(word).replace("%", "\\%");
    }
}
