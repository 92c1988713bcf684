package dev.punchclock.files;

import dev.punchclock.ledger.Head;
import dev.punchclock.workspace.SettledFiles;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Knows from the last time in which queue files all is done, and says it of those that have not changed since. What it keeps
 * is a {@link CacheFile}, and each file in it is believed as the trees of {@link YamlCache} are.
 */
final class SettledCache {
    private static final int MAGIC = 0x70637332;
    /** So many entries later it is written anew: what was written since is asked for at every start. */
    private static final long STALE = 1_000;

    private final CacheFile file;
    private SettledFiles known = SettledFiles.NONE;
    private final SortedMap<String, CacheStamp> stamps = new TreeMap<>();

    SettledCache(CacheFolder kept, WorkspaceFolder workspace) {
        file = new CacheFile(kept, workspace, MAGIC, ".settled");
        if (!file.read(this::read)) {
            known = SettledFiles.NONE;
            stamps.clear();
        }
    }

    /** Whether all is done in this file, as it is now; holds only together with what the ledger says. */
    boolean has(String name, Path path) {
        CacheStamp stamp = stamps.get(name);
        return stamp != null && stamp.isSame(CacheStamp.of(path).orElse(null));
    }

    /** Of these files, what is known. */
    SettledFiles of(Iterable<String> names) {
        SortedMap<String, SettledFiles.Numbers> files = new TreeMap<>();
        for (String name : names) {
            files.put(name, numbers(known, name));
        }
        return new SettledFiles(known.head(), known.accounts(), files);
    }

    /** How many posts are in this file. */
    int posts(String name) {
        return numbers(known, name).ids().length;
    }

    private static SettledFiles.Numbers numbers(SettledFiles of, String name) {
        return Objects.requireNonNull(of.files().get(name), name);
    }

    /** Keeps this for the next time, where it is not what is kept already. */
    void keep(SettledFiles settled, YamlCache trees) {
        SortedMap<String, CacheStamp> states = new TreeMap<>();
        settled.files().forEach((name, numbers) -> {
            boolean wasLeftOut = numbers == known.files().get(name);
            Optional<CacheStamp> stamp = wasLeftOut ? Optional.ofNullable(stamps.get(name)) : trees.stamp(name);
            stamp.ifPresent(state -> states.put(name, state));
        });
        boolean isFresh = settled.head().entries() - known.head().entries() < STALE;
        boolean isKept = states.keySet().equals(stamps.keySet())
                && states.entrySet().stream().allMatch(each -> each.getValue().isSame(stamps.get(each.getKey())));
        if (!isKept || (!states.isEmpty() && (!isFresh || !known.accounts().equals(settled.accounts())))) {
            file.write(out -> write(settled, states, out));
        }
    }

    private void read(ByteBuffer in, long written) {
        Head head = new Head(CacheFile.text(in), in.getLong(), Instant.EPOCH);
        String accounts = CacheFile.text(in);
        SortedMap<String, SettledFiles.Numbers> files = new TreeMap<>();
        for (int i = in.getInt(); i > 0; i--) {
            String name = CacheFile.text(in);
            CacheStamp stamp = CacheStamp.read(in);
            SettledFiles.Numbers numbers = new SettledFiles.Numbers(numbers(in), numbers(in));
            if (stamp.restedAt(written)) {
                files.put(name, numbers);
                stamps.put(name, stamp);
            }
        }
        known = new SettledFiles(head, accounts, files);
    }

    private static void write(SettledFiles settled, SortedMap<String, CacheStamp> states, DataOutputStream out)
            throws IOException {
        CacheFile.text(settled.head().hash(), out);
        out.writeLong(settled.head().entries());
        CacheFile.text(settled.accounts(), out);
        out.writeInt(states.size());
        for (Map.Entry<String, CacheStamp> each : states.entrySet()) {
            CacheFile.text(each.getKey(), out);
            each.getValue().write(out);
            SettledFiles.Numbers numbers = numbers(settled, each.getKey());
            numbers(numbers.ids(), out);
            numbers(numbers.gists(), out);
        }
    }

    private static long[] numbers(ByteBuffer in) {
        ByteBuffer block = CacheFile.block(in);
        long[] numbers = new long[block.remaining() / Long.BYTES];
        block.asLongBuffer().get(numbers);
        return numbers;
    }

    private static void numbers(long[] numbers, DataOutputStream out) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(numbers.length * Long.BYTES);
        block.asLongBuffer().put(numbers);
        CacheFile.block(block.array(), out);
    }
}
