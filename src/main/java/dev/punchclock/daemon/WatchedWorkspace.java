package dev.punchclock.daemon;

import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The workspace as a daemon has it: read anew when a file changes, and without what has not rested yet. */
final class WatchedWorkspace {
    /** Files of the queue rest each for itself; all others hold everything up. */
    private static final String QUEUE = "queue/";

    private final DaemonServices services;
    private final FileChangeDetector files;
    private Workspace workspace;
    private Set<String> resting;
    private List<Problem> problems = List.of();
    private boolean stale;

    private WatchedWorkspace(DaemonServices services, FileChangeDetector files, Workspace workspace, long nanos) {
        this.services = services;
        this.files = files;
        this.workspace = workspace;
        resting = files.resting(workspace.rest(), nanos);
    }

    /**
     * Opens it.
     *
     * @throws ProblemException when {@code punchclock.yaml} is not in order
     */
    static WatchedWorkspace of(DaemonServices services, Instant now, long nanos) {
        SortedMap<String, FileStamp> before = services.stamps();
        Workspace workspace = services.open();
        SortedMap<String, FileStamp> found = new TreeMap<>(services.stamps()); // now with the calendars that it names
        found.putAll(before);
        WatchedWorkspace folder =
                new WatchedWorkspace(services, new FileChangeDetector(found, now, nanos), workspace, nanos);
        folder.stale = !workspace.snapshot().isCurrent();
        return folder;
    }

    /**
     * What a look at the files showed.
     *
     * @param changed which have changed, appeared or gone
     * @param anew whether the files were read anew
     * @param rested whether there is something for a round to see
     */
    record Seen(SortedSet<String> changed, boolean anew, boolean rested) {}

    /**
     * Looks at the files, and reads them anew where one has changed.
     *
     * @throws ProblemException when the folder cannot be read
     */
    Seen look(Instant now, long nanos) {
        SortedSet<String> changed = files.look(services.stamps(), now, nanos);
        Set<String> before = resting;
        resting = files.resting(workspace.rest(), nanos);
        stale |= !changed.isEmpty();
        boolean anew = stale && !isResting();
        if (anew) {
            open();
        }
        return new Seen(changed, anew, anew || !before.equals(resting));
    }

    /** While {@code punchclock.yaml} is not in order, it is tried again at each look. */
    private void open() {
        try {
            workspace = services.open();
            problems = List.of();
            stale = false;
        } catch (ProblemException notInOrder) {
            problems = notInOrder.problems();
        }
    }

    /** How long it is until these have rested, in nanoseconds. */
    long nanosToAll(Set<String> names, long nanos) {
        return files.nanosToAll(names, workspace.rest(), nanos);
    }

    /** Why nothing may be published from it, as far as the files go; empty when it may. */
    List<Problem> problems() {
        return problems;
    }

    /** Whether rounds may be run: {@code punchclock.yaml} and the calendars have rested, and the former is in order. */
    boolean isReady() {
        return problems.isEmpty() && !isResting();
    }

    private boolean isResting() {
        return resting.stream().anyMatch(name -> !name.startsWith(QUEUE));
    }

    /** Without the files that rest. */
    Workspace workspace() {
        return workspace.resting(resting);
    }

    Set<String> resting() {
        return resting;
    }

    /** How long it is until the first of the files that rest has rested; empty when none does. */
    OptionalLong nanosToNext(long nanos) {
        return files.nanosToNext(workspace.rest(), nanos);
    }
}
