package dev.punchclock.cli;

/**
 * How this program was started.
 *
 * @param launcher the path of the script that started it; the name {@code punchclock} where nobody said
 * @param javaHome the Java that it runs on
 * @param javaVersion what that calls its version
 * @param chosen why the launcher took it: {@code JAVA_HOME}, {@code newest} or {@code PATH}; empty where there was none
 */
public record ProgramInfo(String launcher, String javaHome, String javaVersion, String chosen) {}
