package dev.punchclock.cli.install;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The crontab of the person who runs the program, through the program {@code crontab}. */
public final class Crontab {
    private Crontab() {}

    /** All of it; empty when there is none. */
    public static String read() {
        Answer answer = ask("", "crontab", "-l");
        if (answer.code() != 0 && !answer.text().contains("no crontab")) {
            throw refused(answer);
        }
        return answer.code() == 0 ? answer.text() : "";
    }

    /** Puts this in the place of all of it. */
    public static void write(String text) {
        Answer answer = ask(text, "crontab", "-");
        if (answer.code() != 0) {
            throw refused(answer);
        }
    }

    private record Answer(int code, String text) {}

    private static Answer ask(String input, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "there is no cron on this machine: the program crontab cannot be started",
                    "install it (Debian: apt install cron), or use --systemd");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while crontab ran", e);
        }
    }

    private static ProblemException refused(Answer answer) {
        return new ProblemException(
                ExitCode.WORKSPACE,
                "crontab refused: " + answer.text().strip().replace('\n', ' '),
                "put the line in place yourself: crontab -e");
    }
}
