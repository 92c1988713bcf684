package dev.punchclock.cli;

/**
 * How this program was started.
 *
 * @param launcher the path of the script that started it; the name {@code punchclock} where nobody said
 * @param javaHome the Java that it runs on
 */
public record Program(String launcher, String javaHome) {}
