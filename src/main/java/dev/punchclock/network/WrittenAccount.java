package dev.punchclock.network;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account as it stands in the file, for a network's own reader. What is wrong is told with file and line. */
public interface WrittenAccount {
    /** The address of its server; null where none is written, or none that is in order, which is told already. */
    @Nullable
    URI server();

    /** Whether that server is this very machine: for trials and tests. */
    boolean isServerHere();

    /** What is written under this key; empty when it is not there or no single value, which is told. */
    Optional<String> text(String key, String example);

    /** What the word under this key stands for; empty when it is not there or another, which is told. */
    <T> Optional<T> choice(String key, Map<String, T> words);

    /** Tells that what stands under this key, or does not stand there, is wrong, and what to do. */
    void wrong(String key, String what, String remedy);
}
