package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Gives a reader files that were in order once: some hundred ways of spoiling them that are the same each time, then, until
 * the time is over, others on each day. A fault names its input, which is kept in {@code target/fuzz}.
 */
public final class Fuzzing {
    private static final Path KEPT = Path.of("target", "fuzz");
    private static final int SAME_EACH_TIME = 300;
    /** For all inputs of one reader; {@code -Dfuzz.seconds=600} for longer. */
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 5));
    /** How long the processor may be at one input, and how much memory may be asked for in all: a hundred times the usual. */
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    private static final long MOST_BYTES = 512L << 20;
    /** The same on each day: a build is as green tomorrow as it is today. Other seeds are for who looks for faults. */
    private static final long USUAL_SEED = 20788;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final List<byte[]> seeds;
    private final List<String> tokens;
    private volatile byte[] input = {};
    private volatile String source = "";
    private volatile @Nullable Throwable fault;
    private volatile long cpuBefore;
    private volatile boolean over;

    /** What must be so, whatever it is given. */
    @FunctionalInterface
    public interface Law {
        /**
         * Reads it and looks at what comes of it.
         *
         * @param random for choices of the law's own
         */
        void holds(byte[] input, Random random) throws Exception;
    }

    /**
     * A run to be begun.
     *
     * @param seeds files in order
     * @param tokens words and signs that mean something in them
     */
    public Fuzzing(String name, List<byte[]> seeds, List<String> tokens) {
        this.name = name;
        this.seeds = List.copyOf(seeds);
        this.tokens = List.copyOf(tokens);
    }

    /** Tries it out; fails at the first input for which the law does not hold, or that takes too much. */
    public void run(Law law) throws Exception {
        for (byte[] seed : seeds) {
            law.holds(seed, new Random(0));
        }
        Thread reader = new Thread(() -> all(law, Long.getLong("fuzz.seed", USUAL_SEED)), "fuzzed");
        reader.setDaemon(true);
        reader.start();
        while (!over && reader.isAlive()) {
            reader.join(100);
            long cpu = THREADS.getThreadCpuTime(reader.getId()) - cpuBefore;
            if (!over && reader.isAlive() && cpu > MOST_TIME.toNanos()) {
                throw new AssertionError(
                        "%s: %s takes more than %s: %s".formatted(name, source, MOST_TIME, kept()),
                        new Stuck(reader.getStackTrace()));
            }
        }
        Throwable found = fault;
        if (found != null) {
            throw new AssertionError("%s: %s: %s: %s".formatted(name, source, kept(), found), found);
        }
    }

    /** Where it was when it was too late. */
    private static final class Stuck extends Exception {
        private static final long serialVersionUID = 1;

        Stuck(StackTraceElement[] where) {
            setStackTrace(where);
        }
    }

    private void all(Law law, long seed) {
        long end = System.nanoTime() + LONG.toNanos();
        int tried = 0;
        try {
            for (; tried < SAME_EACH_TIME || System.nanoTime() < end; tried++) {
                one(law, tried < SAME_EACH_TIME ? tried : seed * 1_000_000 + tried);
            }
            System.out.printf("fuzzed %s: %d inputs, seed %d%n", name, tried, seed);
        } catch (Throwable e) {
            fault = e;
        }
        over = true;
    }

    private void one(Law law, long seed) throws Exception {
        Random random = new Random(seed);
        source = "seed " + seed;
        input = mutated(random);
        long thread = Thread.currentThread().getId();
        cpuBefore = THREADS.getThreadCpuTime(thread);
        long before = THREADS.getThreadAllocatedBytes(thread);
        law.holds(input, random);
        assertThat(THREADS.getThreadAllocatedBytes(thread) - before)
                .as("bytes of memory")
                .isLessThan(MOST_BYTES);
    }

    /** Keeps the input for whoever looks into it. */
    private Path kept() throws IOException {
        return Files.write(Files.createDirectories(KEPT).resolve(name + "-" + source.replace(' ', '-')), input);
    }

    private byte[] mutated(Random random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int i = 1 << random.nextInt(4); i > 0; i--) {
            bytes = mutatedOnce(bytes, random);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 60));
        int line = lineAt(bytes, at);
        int nextLine = nextLine(bytes, at);
        return switch (random.nextInt(10)) {
            case 0 -> replaced(bytes, at, at, token(random));
            case 1 -> replaced(bytes, wordAt(bytes, at), wordEnd(bytes, at), token(random));
            case 2 -> replaced(bytes, at, to, new byte[0]);
            case 3 -> replaced(bytes, to, to, part(bytes, at, to));
            case 4 -> replaced(bytes, at, bytes.length, new byte[0]);
            case 5 -> replaced(bytes, line, nextLine, new byte[0]);
            case 6 -> replaced(bytes, line, line, repeated(part(bytes, line, nextLine), 1 + random.nextInt(5)));
            case 7 -> spliced(bytes, at, seeds.get(random.nextInt(seeds.size())), random);
            case 8 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            default -> replaced(bytes, at, Math.min(bytes.length, at + 1), number(random));
        };
    }

    private byte[] token(Random random) {
        return tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(Random random) {
        List<String> numbers =
                List.of("0", "1", "9", "-1", "00", "99", "2147483648", "99999999999999999999", "1e9", ".5");
        return numbers.get(random.nextInt(numbers.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** The beginning of one, and from the beginning of one of its lines on another. */
    private static byte[] spliced(byte[] one, int at, byte[] other, Random random) {
        int from = lineAt(other, random.nextInt(other.length + 1));
        return replaced(one, lineAt(one, at), one.length, part(other, from, other.length));
    }

    private static byte[] repeated(byte[] part, int times) {
        return new String(part, StandardCharsets.ISO_8859_1).repeat(times).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] changed = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(by, 0, changed, from, by.length);
        System.arraycopy(bytes, to, changed, from + by.length, bytes.length - to);
        return changed;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static int lineAt(byte[] bytes, int at) {
        int line = at;
        while (line > 0 && bytes[line - 1] != '\n') {
            line--;
        }
        return line;
    }

    private static int nextLine(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && (next == at || bytes[next - 1] != '\n')) {
            next++;
        }
        return next;
    }

    private static int wordAt(byte[] bytes, int at) {
        int word = at;
        while (word > 0 && Character.isLetterOrDigit(bytes[word - 1])) {
            word--;
        }
        return word;
    }

    private static int wordEnd(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && Character.isLetterOrDigit(bytes[end])) {
            end++;
        }
        return end;
    }
}
