package dev.punchclock.store;

import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a {@link LedgerState} asks about deliveries that are over, as things stood after its own last entry: the
 * tables may have gone on since. What one command asks several times over is read once.
 */
final class FinishedAnswers {
    /** Of so many posts it is kept what is known of them; a kilobyte of memory each. */
    private static final int MOST = 100_000;

    private final EntryTable entries;
    private final Projection projection;
    /** What was asked last of what counts. */
    private @Nullable Answered counts;
    /** Posts that were asked for, with what is known of each. */
    private final Map<PostId, List<FinishedRows.Row>> known = new HashMap<>();

    FinishedAnswers(EntryTable entries, Projection projection) {
        this.entries = entries;
        this.projection = projection;
    }

    /** What counted since a moment, as it was after so many entries. */
    private record Answered(Instant since, long asOf, List<CountedDelivery> all) {}

    /** Others have written: nothing of what was read holds any more. */
    void startAnew() {
        counts = null;
        known.clear();
    }

    /** These facts were written. */
    void follow(List<EntryBody> facts) {
        counts = null;
        for (EntryBody fact : facts) {
            known.remove(fact.post());
        }
    }

    /** Soon these will be asked for, one by one: together they are read in a tenth of the time. */
    void expect(Collection<PostId> posts) throws SQLException {
        known.keySet().retainAll(new HashSet<>(posts));
        readTogether(posts);
    }

    private void readTogether(Collection<PostId> posts) throws SQLException {
        Set<PostId> missing = new LinkedHashSet<>(posts);
        missing.removeAll(known.keySet());
        read(missing);
    }

    private void read(Collection<PostId> posts) throws SQLException {
        if (known.size() > MOST) {
            known.clear();
        }
        List<FinishedRows.Row> rows = projection.of(posts); // where that fails, nothing is known of them
        posts.forEach(post -> known.put(post, new ArrayList<>()));
        for (FinishedRows.Row row : rows) {
            Objects.requireNonNull(known.get(row.delivery().id().post())).add(row);
        }
    }

    private List<FinishedRows.Row> of(PostId post) throws SQLException {
        if (!known.containsKey(post)) {
            read(List.of(post));
        }
        return Objects.requireNonNull(known.get(post));
    }

    /** What is over, as it was after so many entries. */
    Optional<Delivery> find(DeliveryId id, long asOf) throws SQLException {
        for (FinishedRows.Row row : of(id.post())) {
            if (row.delivery().id().equals(id)) {
                return then(row, asOf);
            }
        }
        return Optional.empty();
    }

    private Optional<Delivery> then(FinishedRows.Row row, long asOf) throws SQLException {
        Optional<Delivery> then = row.entry() > asOf ? earlier(row.delivery().id(), asOf) : Optional.of(row.delivery());
        return then.filter(Delivery::isOver);
    }

    /** What is over and counted since, as it was after so many entries. */
    List<CountedDelivery> counted(Instant since, long asOf) throws SQLException {
        if (counts != null && counts.asOf() == asOf && counts.since().equals(since)) {
            return counts.all();
        }
        List<CountedDelivery> all = new ArrayList<>(projection.counted(since));
        Set<DeliveryId> changed = projection.changedAfter(asOf);
        if (!changed.isEmpty()) {
            all.removeIf(each -> changed.contains(each.id()));
            for (DeliveryId id : changed) {
                earlier(id, asOf)
                        .filter(Delivery::isOver)
                        .map(each -> CountedDelivery.of(each, false))
                        .filter(each -> each.isSince(since))
                        .ifPresent(all::add);
            }
        }
        counts = new Answered(since, asOf, all);
        return all;
    }

    /** Of what is over and counted since, what says the same as one of these, as it was after so many entries. */
    List<CountedDelivery> saying(Set<String> gists, Instant since, long asOf) throws SQLException {
        Set<DeliveryId> saying = entries.saying(gists);
        readTogether(saying.stream().map(DeliveryId::post).toList());
        List<CountedDelivery> all = new ArrayList<>();
        for (DeliveryId id : saying) {
            find(id, asOf)
                    .map(each -> CountedDelivery.of(each, true))
                    .filter(each -> each.isSince(since) && each.saysOneOf(gists))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** What is over and fits, as it was after so many entries. */
    List<Delivery> all(DeliveryQuery question, long asOf) throws SQLException {
        if (question instanceof DeliveryQuery.OfPost one) {
            List<Delivery> all = new ArrayList<>();
            for (FinishedRows.Row row : of(one.post())) {
                then(row, asOf).ifPresent(all::add);
            }
            return all;
        }
        List<Delivery> fitting = new ArrayList<>(projection.finished(question, asOf));
        // After that: who writes in between is in these.
        for (DeliveryId id : projection.changedAfter(asOf)) {
            earlier(id, asOf).filter(Delivery::isOver).filter(question::fits).ifPresent(fitting::add);
        }
        return fitting;
    }

    /** What its entries up to that one add up to: others have written since. */
    private Optional<Delivery> earlier(DeliveryId id, long asOf) throws SQLException {
        List<Entry> entriesThen = entries.about(id.post()).stream()
                .filter(entry -> entry.number() <= asOf)
                .toList();
        return Optional.ofNullable(LedgerState.EMPTY.with(entriesThen).find(id));
    }
}
