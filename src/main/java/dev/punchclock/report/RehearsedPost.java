package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Publication;
import dev.punchclock.post.Wording;
import dev.punchclock.simulate.RecordedEvent;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a post in a rehearsal.
 *
 * @param account null where it is of none
 * @param says its first words
 * @param fate what went wrong with it, such as {@code tea held}; empty where it was published
 * @param why it went out then, or what went wrong with it; may be empty
 */
public record RehearsedPost(Instant at, @Nullable AccountName account, String says, String fate, String why) {
    private static final Set<EntryKind> FATES =
            Set.of(EntryKind.MOVED, EntryKind.HELD, EntryKind.DROPPED, EntryKind.REFUSED);

    /** All of them, in the order of time. */
    public static List<RehearsedPost> of(Workspace workspace, RehearsalReport report) {
        Map<String, String> why = reasons(workspace, report);
        List<RehearsedPost> all = new ArrayList<>();
        workspace.contexts().keySet().forEach(account -> {
            for (Publication each : report.published().getOrDefault(account, List.of())) {
                String says = new Wording(each.text()).firstWords(Phrases.FIRST_WORDS);
                all.add(new RehearsedPost(each.at(), account, says, "", why.getOrDefault(each.key(), "")));
            }
        });
        for (RecordedEvent moment : report.happened()) {
            EntryBody fact = moment.fact();
            if (FATES.contains(fact.kind())) {
                String fate = fact.post() + " " + fact.kind().shown();
                String says = firstWords(workspace, fact);
                all.add(new RehearsedPost(moment.at(), fact.account(), says, fate, String.valueOf(fact.note())));
            }
        }
        all.sort((one, other) -> one.at().compareTo(other.at()));
        return all;
    }

    private static String firstWords(Workspace workspace, EntryBody fact) {
        return workspace.queue().stream()
                .filter(post -> post.id().equals(fact.post()))
                .map(Phrases::firstWords)
                .findFirst()
                .orElse("");
    }

    /** Why each has its slot, by the key under which it is published. */
    private static Map<String, String> reasons(Workspace workspace, RehearsalReport report) {
        Map<String, String> why = new HashMap<>();
        for (RecordedEvent moment : report.happened()) {
            EntryBody fact = moment.fact();
            if (fact.kind() == EntryKind.APPOINTED && fact.note() != null) {
                why.put(workspace.id() + "/" + fact.account() + "/" + fact.post() + "/1", fact.note());
            }
        }
        return why;
    }
}
