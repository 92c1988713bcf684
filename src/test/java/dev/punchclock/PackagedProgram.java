package dev.punchclock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as it is packed, started as a process of its own, by a person with a home of their own. */
final class PackagedProgram {
    private final Path home;
    private final Map<String, String> environment = new TreeMap<>();

    PackagedProgram(Path home) throws IOException {
        this.home = Files.createDirectories(home);
    }

    /** What a process said, and how it ended. */
    record Ended(int code, String out, String err) {}

    PackagedProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Puts a `punchclock` into this folder that starts the packed program, as the launcher does. */
    Path launcher(Path folder) throws IOException {
        Path launcher = Files.createDirectories(folder).resolve("punchclock");
        Files.writeString(launcher, "#!/bin/sh\nexec " + String.join(" ", java()) + " \"$@\"\n");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + launcher + " a program");
        }
        return launcher;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = java();
        command.addAll(List.of(arguments));
        return builder(command).start();
    }

    /** A line for the shell; its process takes the place of the shell's where the line begins with {@code exec}. */
    Process start(Path folder, String line) throws IOException {
        return builder(List.of("bash", "-c", line)).directory(folder.toFile()).start();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    /** A few lines for the shell, which stops at the first that fails. */
    Ended script(Path folder, String lines) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(List.of("bash", "-e", "-c", lines)).directory(folder.toFile());
        return end(builder.start());
    }

    static Ended end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        String out = all(process.getInputStream());
        String err = errors.join();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end: " + out + err);
        }
        return new Ended(process.exitValue(), out, err);
    }

    private static String all(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> java() {
        return new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("punchclock.app"), "punchclock.jar").toString()));
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("PUNCHCLOCK_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("COLUMNS", "400"); // what is said is looked for in it
        builder.environment().putAll(environment);
        return builder;
    }
}
