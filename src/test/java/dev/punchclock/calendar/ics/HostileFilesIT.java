package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each hostile file is read or refused within two seconds of a quick processor and a heap of 64 MB, all in one process. */
final class HostileFilesIT {
    private static final int MOST_MILLISECONDS = 2_000;

    @TempDir
    Path folder;

    @Test
    void a_hostile_file_takes_neither_time_nor_memory() throws Exception {
        Map<String, Supplier<byte[]>> hostile = HostileFiles.all();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileReader.class.getName(),
                Integer.toString(MOST_MILLISECONDS)));
        for (Supplier<byte[]> file : hostile.values()) {
            command.add(written(file.get(), command.size()));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(said.toString()).isZero();
        assertThat(said).hasSameSizeAs(hostile.keySet());
        SoftAssertions all = new SoftAssertions();
        int i = 0;
        for (String name : hostile.keySet()) {
            String line = said.get(i++);
            System.out.println("hostile: " + name + ": " + line);
            all.assertThat(line).as(name).contains(name.startsWith("read: ") ? " read: " : " refused: ");
            all.assertThat(Integer.parseInt(line.substring(0, line.indexOf(' '))))
                    .as(name)
                    .isLessThan(MOST_MILLISECONDS);
        }
        all.assertAll();
    }

    private String written(byte[] bytes, int number) throws IOException {
        return Files.write(folder.resolve(number + ".ics"), bytes).toString();
    }
}
