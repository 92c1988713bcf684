package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.NodeSerializer;
import dev.punchclock.files.yaml.ProblemCollector;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Reads a file again only when it has changed. What it keeps can go at any time: a file of it that is damaged, of another
 * program or of another workspace counts as none, and failing to write one is not a problem.
 *
 * <p>A tree is kept only when nothing at all was wrong with its file. It is believed only when the file had rested before
 * the tree was written down: within one tick of the file system's clock a file can change and look the same.
 */
final class YamlCache implements YamlTreeSource {
    private static final int MAGIC = 0x70637431;

    /** A tree as bytes, and of which state of the file. */
    private record Tree(CacheStamp stamp, ByteBuffer bytes) {}

    private final YamlTreeSource fresh = YamlTreeSource.fresh();
    private final Path file;
    private final String owner;
    private final Map<String, Tree> old = new HashMap<>();
    private final Map<String, Tree> now = new TreeMap<>();
    private boolean changed;

    YamlCache(CacheFolder kept, WorkspaceFolder workspace) {
        String path = workspace.path().toString();
        owner = kept.build() + "\n" + path;
        file = kept.folder().resolve(kept.build() + "-" + Integer.toHexString(path.hashCode()) + ".trees");
        try {
            long written = CacheStamp.nanos(Files.getLastModifiedTime(file));
            byte[] bytes = Files.readAllBytes(file);
            CRC32 sum = new CRC32();
            sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.getLong() == sum.getValue() && in.getInt() == MAGIC && text(in).equals(owner)) {
                read(in);
            }
            old.values().removeIf(tree -> !tree.stamp().restedAt(written));
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException none) {
            old.clear();
        }
    }

    @Override
    public Optional<Node> of(Path path, String name, Set<String> freeText, ProblemCollector problems) {
        CacheStamp stamp = CacheStamp.of(path).orElse(null);
        Tree known = old.get(name);
        if (known != null && known.stamp().isSame(stamp)) {
            now.put(name, known);
            return Optional.of(NodeSerializer.read(name, known.bytes().duplicate()));
        }
        Optional<Node> tree = fresh.of(path, name, freeText, problems);
        if (stamp != null && problems.list().isEmpty()) {
            tree.ifPresent(root -> now.put(name, new Tree(stamp, ByteBuffer.wrap(NodeSerializer.write(root)))));
            changed = true;
        }
        return tree;
    }

    @Override
    public void close() {
        if (!changed && now.size() == old.size()) {
            return;
        }
        try {
            Path part = Files.createTempFile(file.getParent(), "", ".part");
            try {
                Files.write(part, bytes());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The next start reads the files again.
        }
    }

    private void read(ByteBuffer in) {
        for (int i = in.getInt(); i > 0; i--) {
            old.put(text(in), new Tree(CacheStamp.read(in), block(in)));
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0);
        out.writeInt(MAGIC);
        block(owner.getBytes(StandardCharsets.UTF_8), out);
        out.writeInt(now.size());
        for (Map.Entry<String, Tree> each : now.entrySet()) {
            block(each.getKey().getBytes(StandardCharsets.UTF_8), out);
            each.getValue().stamp().write(out);
            ByteBuffer tree = each.getValue().bytes();
            byte[] block = new byte[tree.remaining()];
            tree.duplicate().get(block);
            block(block, out);
        }
        byte[] all = bytes.toByteArray();
        CRC32 sum = new CRC32();
        sum.update(all, Long.BYTES, all.length - Long.BYTES);
        ByteBuffer.wrap(all).putLong(sum.getValue());
        return all;
    }

    private static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(block(in)).toString();
    }

    private static ByteBuffer block(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer block = in.slice(in.position(), length);
        in.position(in.position() + length);
        return block;
    }

    private static void block(byte[] block, DataOutputStream out) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }
}
