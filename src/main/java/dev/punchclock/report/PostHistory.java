package dev.punchclock.report;

import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One post: what it says, where it stands, and all that happened to it.
 *
 * @param queued as it stands in the queue; null when it is no longer there
 * @param wording what it says; null where that was erased
 * @param entries by their time
 */
public record PostHistory(
        PostId id,
        @Nullable Post queued,
        @Nullable Wording wording,
        List<DeliveryStanding> deliveries,
        List<Entry> entries) {
    private static final Duration AHEAD = Duration.ofDays(366);

    public PostHistory {
        deliveries = List.copyOf(deliveries);
        entries = List.copyOf(entries);
    }

    /**
     * Of a post of the queue or of the ledger.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when it is in neither
     */
    public static PostHistory of(ReportSource source, PostId id) {
        List<Entry> entries =
                source.ledger().map(ledger -> inOrder(ledger.history(id))).orElse(List.of());
        Post queued = source.queued(id).orElse(null);
        if (queued == null && entries.isEmpty()) {
            PostFinder.inQueue(source, id);
        }
        List<DeliveryStanding> deliveries =
                DeliveryStanding.of(source, source.outlook(source.now().plus(AHEAD)), id);
        return new PostHistory(id, queued, wording(queued, deliveries), deliveries, entries);
    }

    /** By their time. What was written at one moment about several accounts, which are looked at side by side, by account. */
    private static List<Entry> inOrder(List<Entry> history) {
        Comparator<Entry> byTime = Comparator.comparing(Entry::at);
        return history.stream()
                .sorted(byTime.thenComparing(each -> each.fact().kind() == EntryKind.HANDED_IN
                        ? ""
                        : String.valueOf(each.fact().account())))
                .toList();
    }

    private static @Nullable Wording wording(@Nullable Post queued, List<DeliveryStanding> deliveries) {
        if (queued != null) {
            return queued.wording();
        }
        return deliveries.stream()
                .flatMap(each -> Stream.ofNullable(each.delivery().text()))
                .findFirst()
                .map(Wording::new)
                .orElse(null);
    }
}
