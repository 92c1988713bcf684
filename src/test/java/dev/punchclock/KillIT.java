package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at every step between claim and settle, and at any moment, against an X that keeps what it took: 100
 * times here, {@code scripts/kill-test} more often. The figures are printed.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("punchclock.kills", 100);
    private static final long SEED = Long.getLong("punchclock.seed", 1);
    private static final int KILLS_IN_A_LIFE = 50;
    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    private Path folder;

    @Test
    void killed_at_every_step_nothing_is_published_twice_lost_or_out_of_hours() throws Exception {
        List<String> java = java();
        KillStatistics toll = new KillStatistics();
        ExecutorService lives = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        List<Future<KillStatistics>> all = new ArrayList<>();
        for (int i = 0; i < (KILLS + KILLS_IN_A_LIFE - 1) / KILLS_IN_A_LIFE; i++) {
            long seed = SEED + i;
            all.add(lives.submit(() -> life(java, seed)));
        }
        for (Future<KillStatistics> each : all) {
            toll.add(each.get());
        }
        lives.shutdown();
        System.out.println("Killed " + toll.all("killed ") + " times, seeds from " + SEED + ":\n" + toll);
        assertThat(toll.all("! ")).as(toll.toString()).isZero();
        assertThat(toll.all("killed ")).isGreaterThanOrEqualTo(KILLS);
        assertThat(toll.of("posts X shows, each part of a thread")).isPositive();
        assertThat(toll.of("threads of which X shows the second part")).isPositive();
        assertThat(toll.of("answers swallowed")).isPositive();
        for (KillPoint step : EnumSet.complementOf(EnumSet.of(KillPoint.ASLEEP))) {
            assertThat(toll.of("killed " + step.words)).as(step.words).isPositive();
        }
    }

    private KillStatistics life(List<String> java, long seed) throws Exception {
        KillStatistics toll = new KillStatistics();
        try (KillSoak life = new KillSoak(folder.resolve("life" + seed), java, seed, toll)) {
            life.live(KILLS_IN_A_LIFE);
            life.comeBack();
            life.judge();
        } catch (AssertionError | Exception e) {
            toll.count("! lives that broke off");
            System.out.println("seed " + seed + " broke off");
            e.printStackTrace(System.out);
        }
        return toll;
    }

    /** How to start {@link KillableMain}: from an archive of its classes, because it is started some hundred times. */
    private List<String> java() throws IOException {
        Path jar = folder.resolve("doomed.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream classes = new JarOutputStream(out);
                Stream<Path> all = Files.walk(Path.of("target", "test-classes"))) {
            for (Path each : all.filter(file -> file.toString()
                            .matches(".*/(KillableMain|KillPoint|SteppingNetwork|CommitWatch)[^/]*\\.class"))
                    .toList()) {
                classes.putNextEntry(new JarEntry(
                        Path.of("target", "test-classes").relativize(each).toString()));
                classes.write(Files.readAllBytes(each));
            }
        }
        Path app = Path.of(System.getProperty("punchclock.app"), "punchclock.jar");
        List<String> java = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Xmx128m",
                "-cp",
                app + File.pathSeparator + jar));
        Path archive = folder.resolve("doomed.jsa");
        java.add(1, "-XX:ArchiveClassesAtExit=" + archive);
        try (KillSoak training = new KillSoak(folder.resolve("training"), java, SEED, new KillStatistics())) {
            training.train();
        }
        java.set(1, "-XX:SharedArchiveFile=" + archive);
        return java;
    }
}
