package dev.punchclock.network.rehearsal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of one account, as far as it has been read. Whatever this or another process appends is read once; a file
 * that shrank or was replaced is read again from its top. Safe for several threads.
 */
final class SheetFile {
    private final Path file;
    private final Map<String, SheetNote.Posted> posts = new HashMap<>();
    private final Map<String, SheetNote.Posted> firstByKey = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private final int before;
    private int last;
    private long read;
    private @Nullable Object identity;

    /** @param before the number after which its first post has its own */
    SheetFile(Path file, int before) {
        this.file = file;
        this.before = before;
        last = before;
    }

    Path file() {
        return file;
    }

    Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /** Where people can read a post. */
    String link(SheetNote.Posted post) {
        return file.toUri() + "#" + post.id();
    }

    /** What no other post of the network has, of whatever account: that with which its link ends. */
    String id(SheetNote.Posted post) {
        String link = link(post);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** What is published since then and was not taken back, oldest first. */
    synchronized List<SheetNote.Posted> shown(Instant since) throws IOException {
        refresh();
        return posts.values().stream()
                .filter(p -> !p.at().isBefore(since) && !takenBack.contains(p.id()))
                .sorted(Comparator.comparing(SheetNote.Posted::at).thenComparing(SheetNote.Posted::number))
                .toList();
    }

    /** The first post that was published under a key, even if it was taken back. */
    synchronized Optional<SheetNote.Posted> findByKey(String key) throws IOException {
        refresh();
        return Optional.ofNullable(firstByKey.get(key));
    }

    synchronized Optional<SheetNote.Posted> find(String id) throws IOException {
        refresh();
        return posts.values().stream().filter(post -> id(post).equals(id)).findFirst();
    }

    /** The number of the next post. */
    synchronized int next() throws IOException {
        refresh();
        return last + 1;
    }

    /** How many bytes are whole notes; more than that is what a crash left. */
    synchronized long whole() throws IOException {
        refresh();
        return read;
    }

    private void refresh() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            forget();
            return;
        }
        Object found = now.fileKey();
        if (now.size() < read || (identity != null && !identity.equals(found))) {
            forget();
        }
        identity = found;
        if (now.size() > read) {
            take(tail());
        }
    }

    private void take(String tail) {
        List<SheetNote> notes = new ArrayList<>();
        int done = SheetFormat.read(tail, notes);
        read += tail.substring(0, done).getBytes(StandardCharsets.UTF_8).length;
        for (SheetNote note : notes) {
            last = Math.max(last, note.number());
            if (note instanceof SheetNote.Posted posted) {
                posts.put(posted.id(), posted);
                firstByKey.putIfAbsent(posted.key(), posted);
            } else {
                takenBack.add(note.id());
            }
        }
    }

    private String tail() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - read)));
            while (bytes.hasRemaining() && channel.read(bytes, read + bytes.position()) >= 0) {
                // until the buffer is full or the file ends
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }

    private void forget() {
        posts.clear();
        firstByKey.clear();
        takenBack.clear();
        last = before;
        read = 0;
        identity = null;
    }
}
