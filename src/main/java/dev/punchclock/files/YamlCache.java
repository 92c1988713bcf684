package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.NodeSerializer;
import dev.punchclock.files.yaml.ProblemCollector;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The trees of YAML files, kept from one start to the next: a file is read again only when it has changed. What it
 * keeps is a {@link CacheFile}.
 *
 * <p>A tree is kept only when nothing at all was wrong with its file. It is believed only when the file had rested before
 * the tree was written down: within one tick of the file system's clock a file can change and look the same.
 */
final class YamlCache implements YamlTreeSource {
    private static final int MAGIC = 0x70637431;

    /** A tree as bytes, and of which state of the file. */
    private record Tree(CacheStamp stamp, ByteBuffer bytes) {}

    private final YamlTreeSource fresh = YamlTreeSource.fresh();
    private final CacheFile file;
    private final Map<String, Tree> old = new HashMap<>();
    private final Map<String, Tree> now = new TreeMap<>();
    private boolean changed;

    YamlCache(CacheFolder kept, WorkspaceFolder workspace) {
        file = new CacheFile(kept, workspace, MAGIC, ".trees");
        if (!file.read(this::read)) {
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

    /** What is kept of this file stays, though nobody asks for it this time. */
    void stays(String name) {
        Tree known = old.get(name);
        if (known != null) {
            now.put(name, known);
        }
    }

    /** In which state a file was that was read, and in order. */
    Optional<CacheStamp> stamp(String name) {
        return Optional.ofNullable(now.get(name)).map(Tree::stamp);
    }

    @Override
    public void close() {
        if (changed || now.size() != old.size()) {
            file.write(this::write);
        }
    }

    private void read(ByteBuffer in, long written) {
        for (int i = in.getInt(); i > 0; i--) {
            String name = CacheFile.text(in);
            Tree tree = new Tree(CacheStamp.read(in), CacheFile.block(in));
            if (tree.stamp().restedAt(written)) {
                old.put(name, tree);
            }
        }
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(now.size());
        for (Map.Entry<String, Tree> each : now.entrySet()) {
            CacheFile.text(each.getKey(), out);
            each.getValue().stamp().write(out);
            ByteBuffer tree = each.getValue().bytes();
            byte[] block = new byte[tree.remaining()];
            tree.duplicate().get(block);
            CacheFile.block(block, out);
        }
    }
}
