package dev.punchclock.files;

import java.nio.file.Path;

/**
 * Where trees are kept from one start of the program to the next.
 *
 * @param folder for its owner alone: whole texts are in it
 * @param build which program this is: no other reads what it has kept
 */
public record CacheFolder(Path folder, String build) {}
