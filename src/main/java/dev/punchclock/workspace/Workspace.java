package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.AlternativeZoneRules;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An open workspace: its accounts, its queue, its settings, and what is wrong with its files.
 *
 * @param id written by {@code init}; names the state folder
 * @param publisher the id of the one ledger that publishes it, or null while none is named; {@link #MEMORYLESS} where
 *     only {@code post} publishes, from a machine that keeps nothing
 * @param folder the folder's real path, to tell one checkout from another
 * @param zone the workspace's own zone, or null when each hours names one
 * @param rest how long the daemon leaves a changed file alone
 * @param retention how long the ledger keeps words
 * @param offHours whether the one door in the fence may be used at all
 * @param hours every named hours, members' included, as a timetable
 * @param contexts every account
 * @param queue the posts of every file that could be read whole, files by name, posts in order
 * @param waiting the posts of other files, as far as they could be read: only to say what is wrong with them
 * @param brokenFiles queue files, and folders with a slash behind their names, that could not be read whole: their posts
 *     wait
 * @param problems of all files, errors and warnings, in the order of files and lines
 * @param snapshot to ask whether the files are still the same
 */
public record Workspace(
        String id,
        @Nullable String publisher,
        String folder,
        @Nullable ZoneId zone,
        Duration rest,
        Retention retention,
        boolean offHours,
        SortedMap<String, Timetable> hours,
        SortedMap<AccountName, AccountContext> contexts,
        List<Post> queue,
        List<Post> waiting,
        Set<String> brokenFiles,
        List<Problem> problems,
        WorkspaceSnapshot snapshot) {
    /** The publisher of a workspace whose machine is new each time. */
    public static final String MEMORYLESS = "memoryless";
    /** How long a changed file rests where the workspace does not say. */
    public static final Duration USUAL_REST = Duration.ofMinutes(2);

    public Workspace {
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
        contexts = Collections.unmodifiableSortedMap(new TreeMap<>(contexts));
        queue = List.copyOf(queue);
        waiting = List.copyOf(waiting);
        brokenFiles = Set.copyOf(brokenFiles);
        problems = List.copyOf(problems);
    }

    /** This workspace with these posts for its queue, and none that wait. */
    public Workspace judging(List<Post> posts) {
        return new Workspace(
                id,
                publisher,
                folder,
                zone,
                rest,
                retention,
                offHours,
                hours,
                contexts,
                posts,
                List.of(),
                brokenFiles,
                problems,
                snapshot);
    }

    /** This workspace with another queue. */
    public Workspace withQueue(List<Post> posts) {
        return with(hours, contexts, posts, brokenFiles, problems);
    }

    /** This workspace without what stands in these files, as if they could not be read: their posts wait. */
    public Workspace resting(Set<String> files) {
        List<Post> others = queue.stream()
                .filter(post -> !files.contains(post.places().file()))
                .toList();
        Set<String> waiting = new HashSet<>(brokenFiles);
        waiting.addAll(files);
        return with(hours, contexts, others, waiting, problems);
    }

    /** Every zone by whose clock somebody here works. */
    public Set<ZoneId> zones() {
        Set<ZoneId> zones = new HashSet<>();
        hours.values().forEach(timetable -> zones.addAll(timetable.zones()));
        contexts.values().forEach(context -> zones.addAll(context.timetable().zones()));
        return zones;
    }

    /** This workspace less the time that the ledger state says was closed by hand. */
    public Workspace less(LedgerState ledgerState) {
        SortedMap<AccountName, AccountContext> leftDesks = new TreeMap<>(contexts);
        leftDesks.replaceAll((name, context) -> context.less(ledgerState.closing(context.owner())));
        return with(hours, leftDesks, queue, brokenFiles, problems);
    }

    /**
     * This workspace, open only when it is open by Java's zone rules and by these.
     *
     * @param doubts what is to be said of it
     */
    public Workspace alsoBy(AlternativeZoneRules rules, List<Problem> doubts) {
        SortedMap<String, Timetable> narrowHours = new TreeMap<>(hours);
        narrowHours.replaceAll((name, timetable) -> timetable.alsoBy(rules));
        SortedMap<AccountName, AccountContext> narrowDesks = new TreeMap<>(contexts);
        narrowDesks.replaceAll((name, context) -> context.alsoBy(rules));
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(doubts);
        return with(narrowHours, narrowDesks, queue, brokenFiles, all);
    }

    private Workspace with(
            SortedMap<String, Timetable> otherHours,
            SortedMap<AccountName, AccountContext> otherDesks,
            List<Post> posts,
            Set<String> broken,
            List<Problem> found) {
        return new Workspace(
                id,
                publisher,
                folder,
                zone,
                rest,
                retention,
                offHours,
                otherHours,
                otherDesks,
                posts,
                waiting,
                broken,
                found,
                snapshot);
    }

    /** Every post that could be read: of the queue, and behind them those that wait for their file to be put right. */
    public List<Post> written() {
        if (waiting.isEmpty()) {
            return queue;
        }
        List<Post> all = new ArrayList<>(queue);
        all.addAll(waiting);
        return all;
    }

    /** Whether the posts of this queue file wait: it, or a folder in which it lies, could not be read whole. */
    public boolean waits(String file) {
        return brokenFiles.contains(file)
                || brokenFiles.stream().anyMatch(folder -> folder.endsWith("/") && file.startsWith(folder));
    }

    public boolean isMemoryless() {
        return MEMORYLESS.equals(publisher);
    }

    /** This workspace with another publisher, or with none. */
    public Workspace publishedBy(@Nullable String ledgerId) {
        return new Workspace(
                id,
                ledgerId,
                folder,
                zone,
                rest,
                retention,
                offHours,
                hours,
                contexts,
                queue,
                waiting,
                brokenFiles,
                problems,
                snapshot);
    }

    /**
     * This workspace as if nobody could change its files, and as if its calendars were confirmed in time: for rehearsals,
     * which take no note of them.
     */
    public Workspace unchanging() {
        SortedMap<AccountName, AccountContext> believed = new TreeMap<>();
        contexts.forEach((name, context) -> believed.put(
                name,
                new AccountContext(
                        context.account(), context.member(), context.timetable().believed(), context.limits())));
        return new Workspace(
                id,
                publisher,
                folder,
                zone,
                rest,
                retention,
                offHours,
                hours,
                believed,
                queue,
                waiting,
                brokenFiles,
                problems,
                () -> true);
    }
}
