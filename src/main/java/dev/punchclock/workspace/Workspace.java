package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Timetable;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The open folder, in one hand.
 *
 * @param id written by {@code init}; names the state folder
 * @param publisher the id of the one ledger that publishes it, or null while none is named
 * @param folder the folder's real path, to tell one checkout from another
 * @param zone the workspace's own zone, or null when each hours names one
 * @param hours every named hours, members' included, as a timetable
 * @param desks every account
 * @param queue the posts of every file that could be read whole, files by name, posts in order
 * @param brokenFiles queue files that could not be read whole: their posts wait
 * @param problems of all files, errors and warnings, in the order of files and lines
 * @param snapshot to ask whether the files are still the same
 */
public record Workspace(
        String id,
        @Nullable String publisher,
        String folder,
        @Nullable ZoneId zone,
        SortedMap<String, Timetable> hours,
        SortedMap<AccountName, Desk> desks,
        List<Post> queue,
        Set<String> brokenFiles,
        List<Problem> problems,
        Snapshot snapshot) {
    public Workspace {
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
        desks = Collections.unmodifiableSortedMap(new TreeMap<>(desks));
        queue = List.copyOf(queue);
        brokenFiles = Set.copyOf(brokenFiles);
        problems = List.copyOf(problems);
    }

    /** This workspace with another queue. */
    public Workspace withQueue(List<Post> posts) {
        return new Workspace(id, publisher, folder, zone, hours, desks, posts, brokenFiles, problems, snapshot);
    }

    /** This workspace with another publisher, or with none. */
    public Workspace publishedBy(@Nullable String ledgerId) {
        return new Workspace(id, ledgerId, folder, zone, hours, desks, queue, brokenFiles, problems, snapshot);
    }

    /** This workspace as if nobody could change its files: for rehearsals, which take no note of them. */
    public Workspace unchanging() {
        return new Workspace(id, publisher, folder, zone, hours, desks, queue, brokenFiles, problems, () -> true);
    }
}
