package dev.punchclock.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from what it was before, without reading it.
 *
 * @param size in bytes
 * @param changed when it was written last, by the clock of the disk
 * @param key the disk's own mark of the file; null where it has none
 */
public record FileStamp(
        long size, Instant changed, @Nullable Object key) {}
