package dev.punchclock.store;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Counted;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Question;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What books ask about deliveries that are over, answered as things stood after their own last entry: the tables may have
 * gone on since. What one command asks several times over is read once.
 */
final class FinishedAnswers {
    private static final int FEW = 100;

    private final Entries entries;
    private final Projection projection;
    /** What was asked last of what counts, with its words and without. */
    private @Nullable Answered said;

    private @Nullable Answered counts;
    /** The posts that there are, read when many were asked for one by one; and how many were. */
    private @Nullable Set<PostId> posts;

    private int lookUps;
    private long entriesNow;

    FinishedAnswers(Entries entries, Projection projection) {
        this.entries = entries;
        this.projection = projection;
    }

    /** What counted since a moment, as it was after so many entries. */
    private record Answered(Instant since, long asOf, List<Counted> all) {}

    /** The tables have gone on, to this end. */
    void startAnew(Tip end) {
        said = null;
        counts = null;
        posts = null;
        lookUps = 0;
        entriesNow = end.number();
    }

    /** What is over, as it was after so many entries. */
    Optional<Delivery> find(DeliveryId id, long asOf) throws SQLException {
        if (isUnknown(id.post())) {
            return Optional.empty();
        }
        Optional<FinishedRows.Later> found = projection.overOrLater(id, asOf);
        return found.isPresent() && found.get().isLater()
                ? earlier(id, asOf).filter(Delivery::isOver)
                : found.map(FinishedRows.Later::delivery);
    }

    /** What is over and counted since, as it was after so many entries. */
    List<Counted> counted(Instant since, boolean words, long asOf) throws SQLException {
        Answered before = words ? said : counts;
        if (before != null && before.asOf() == asOf && before.since().equals(since)) {
            return before.all();
        }
        List<Counted> all = new ArrayList<>(projection.counted(since, words));
        Set<DeliveryId> changed = projection.changedAfter(asOf);
        if (!changed.isEmpty()) {
            all.removeIf(each -> changed.contains(each.id()));
            for (DeliveryId id : changed) {
                earlier(id, asOf)
                        .filter(Delivery::isOver)
                        .map(each -> Counted.of(each, words))
                        .filter(each -> each.isSince(since))
                        .ifPresent(all::add);
            }
        }
        Answered answered = new Answered(since, asOf, all);
        if (words) {
            said = answered;
        } else {
            counts = answered;
        }
        return all;
    }

    /** Of what is over and counted since, what says the same as this, as it was after so many entries. */
    List<Counted> saying(String gist, Instant since, long asOf) throws SQLException {
        List<Counted> all = new ArrayList<>();
        for (DeliveryId id : entries.saying(gist)) {
            find(id, asOf)
                    .map(each -> Counted.of(each, true))
                    .filter(each -> each.isSince(since) && each.says(gist))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** Of a queue of many new posts each is asked for: then all that there are cost less than each by itself. */
    private boolean isUnknown(PostId post) throws SQLException {
        if (posts == null && ++lookUps > Math.max(FEW, entriesNow / FEW)) {
            posts = projection.posts();
        }
        return posts != null && !posts.contains(post);
    }

    /** What is over and fits, as it was after so many entries. */
    List<Delivery> all(Question question, long asOf) throws SQLException {
        if (question instanceof Question.OfPost one && isUnknown(one.post())) {
            return List.of();
        }
        Set<DeliveryId> changed = projection.changedAfter(asOf);
        if (changed.isEmpty()) {
            return projection.finished(question);
        }
        List<Delivery> fitting = new ArrayList<>();
        for (Delivery delivery : projection.finished(question)) {
            if (!changed.contains(delivery.id())) {
                fitting.add(delivery);
            }
        }
        for (DeliveryId id : changed) {
            earlier(id, asOf).filter(Delivery::isOver).filter(question::fits).ifPresent(fitting::add);
        }
        return fitting;
    }

    /** What its entries up to that one add up to: others have written since. */
    private Optional<Delivery> earlier(DeliveryId id, long asOf) throws SQLException {
        List<Entry> entriesThen = entries.about(id.post()).stream()
                .filter(entry -> entry.number() <= asOf)
                .toList();
        return Optional.ofNullable(Book.EMPTY.with(entriesThen).find(id));
    }
}
