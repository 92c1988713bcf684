package dev.punchclock.cli.install;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the program is started by one that knows nothing of the person's shell.
 *
 * @param program the launcher: its path, or its name where the path is not known
 * @param arguments all of them, folders as whole paths
 * @param environment variables that it would miss
 */
public record LaunchCommand(String program, List<String> arguments, SortedMap<String, String> environment) {
    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }
}
