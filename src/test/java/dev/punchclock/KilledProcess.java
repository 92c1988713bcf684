package dev.punchclock;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The program in a process of its own, to be ended by SIGKILL. */
final class KilledProcess {
    private static final int OF_SIGKILL = 128 + 9;

    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private boolean wasThere;

    private KilledProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param java how to start {@link KillableMain}
     * @param offset how many milliseconds its clock is ahead of the machine's
     * @param step at which it stops, if it comes there
     */
    static KilledProcess start(
            List<String> java,
            Path home,
            Map<String, String> environment,
            long offset,
            KillPoint step,
            List<String> command)
            throws IOException {
        List<String> line = new ArrayList<>(java);
        line.addAll(List.of("dev.punchclock.KillableMain", Long.toString(offset), step.name()));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("JOURNAL_STREAM"));
        builder.environment().putAll(environment);
        return new KilledProcess(builder.start());
    }

    /** Ends it at once; nothing in it runs any more when this returns. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /**
     * Waits until it ends by itself or comes to its step, where it is killed.
     *
     * @param patience after which it is killed wherever it is
     * @param idle what a line says when it has done what it can for now: killed there too; empty for never
     * @param asleep asked when it has fallen asleep: for how many milliseconds
     */
    void await(Duration patience, String idle, LongSupplier asleep) throws IOException {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process.toHandle()::destroyForcibly);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.equals(KillableMain.HERE + KillPoint.ASLEEP)) {
                    say(asleep.getAsLong());
                    continue;
                }
                wasThere |= line.startsWith(KillableMain.HERE);
                if (wasThere || (!idle.isEmpty() && line.contains(idle))) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.onExit().join();
    }

    private void say(long number) throws IOException {
        process.getOutputStream().write((number + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Whether it came to its step. */
    boolean wasThere() {
        return wasThere;
    }

    boolean wasKilled() {
        return process.exitValue() == OF_SIGKILL;
    }

    int code() {
        return process.exitValue();
    }

    /** All that it said; for the message of a test that fails. */
    String said() {
        return said.toString();
    }
}
