package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Counted;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.Forgotten;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Leaf;
import dev.punchclock.ledger.Oblivion;
import dev.punchclock.ledger.Question;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Stopped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Entries and what they add up to, kept in step; each method is called inside a transaction. */
final class Pages {
    private static final int AT_ONCE = 5_000;
    private static final int FEW = 100;
    private static final Tip NOT_LOOKED_YET = new Tip(0, "");

    private final Path file;
    private final Identity identity;
    private final Entries entries;
    private final Projection projection;
    private final Pen pen;
    private final FinishedDeliveries finished;
    /** What was asked last of what counts, with its words and without: one command asks the same several times over. */
    private @Nullable Answered said;

    private @Nullable Answered counts;
    /** The posts that there are, read when many were asked for one by one; and how many were. */
    private @Nullable Set<PostId> posts;

    private int lookUps;
    private @Nullable Book book;
    private Tip tip = NOT_LOOKED_YET;

    /** @param finished what a book asks that is read here: by this, under the lock of who owns the database */
    Pages(Database database, Path file, Identity identity, Supplier<Actor> actor, FinishedDeliveries finished) {
        this.finished = finished;
        this.file = file;
        this.identity = identity;
        entries = new Entries(database, file);
        projection = new Projection(database);
        pen = new Pen(entries, actor);
    }

    /** What counted since a moment, as it was after so many entries. */
    private record Answered(Instant since, long asOf, List<Counted> all) {}

    /** What a decision came to; it counts once the transaction is over. */
    record Turned<T>(Book book, Tip tip, List<Fact> facts, T answer) {}

    /** The book as it stands. Loaded once, and anew when others have written. */
    Book book() throws SQLException {
        Book known = book;
        Book current = known == null ? load() : refresh(known);
        book = current;
        return current;
    }

    <T> Turned<T> write(Instant now, Decision<T> decision) throws SQLException {
        Book before = book();
        Decision.Decided<T> decided = decision.decide(before);
        if (decided.facts().isEmpty()) {
            return new Turned<>(before, tip, decided.facts(), decided.answer());
        }
        Pen.Written written = pen.write(decided.facts(), now, tip);
        Book after = before.with(written.entries());
        projection.follow(written.withoutWords(), written.tip().hash());
        return new Turned<>(after, written.tip(), decided.facts(), decided.answer());
    }

    /** The transaction is over. */
    <T> T keep(Turned<T> turned) {
        book = turned.book().taken();
        said = null;
        counts = null;
        posts = null;
        lookUps = 0;
        tip = turned.tip();
        return turned.answer();
    }

    /** Erases words and writes down which; they stand no longer in the book either. */
    Turned<Forgotten> forget(Instant now, Database database, Oblivion which) throws SQLException {
        Erasing erasing = new Erasing(database, which);
        Forgotten words = erasing.look();
        List<Fact> facts = words.isNothing() ? List.of() : List.of(Fact.forgotten(words));
        Turned<Forgotten> turned = write(now, book -> new Decision.Decided<>(facts, words));
        erasing.erase();
        return turned;
    }

    /** The end of the chain that is on the disk, as it was read last. */
    Tip end() {
        return tip;
    }

    /** What was read is read anew when it is next asked for. */
    void loadAnew() {
        book = null;
    }

    /** What is over, as it was after so many entries. */
    Optional<Delivery> finished(DeliveryId id, long asOf) throws SQLException {
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
            finished(id, asOf)
                    .map(each -> Counted.of(each, true))
                    .filter(each -> each.isSince(since) && each.says(gist))
                    .ifPresent(all::add);
        }
        return all;
    }

    /** Of a queue of many new posts each is asked for: then all that there are cost less than each by itself. */
    private boolean isUnknown(PostId post) throws SQLException {
        if (posts == null && ++lookUps > Math.max(FEW, tip.number() / FEW)) {
            posts = projection.posts();
        }
        return posts != null && !posts.contains(post);
    }

    /** What is over and fits, as it was after so many entries. */
    List<Delivery> finished(Question question, long asOf) throws SQLException {
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

    List<Entry> about(PostId post) throws SQLException {
        return entries.about(post);
    }

    List<Entry> offHours(Instant since) throws SQLException {
        return entries.offHours(since);
    }

    List<Entry> lately(Kind kind, Instant since) throws SQLException {
        return entries.lately(kind, since);
    }

    Head head() throws SQLException {
        return entries.head().orElseThrow(this::altered);
    }

    List<Leaf> leaves(long number, int most) throws SQLException {
        return entries.leaves(number, most);
    }

    Tip tip() throws SQLException {
        return entries.tip().orElseGet(identity::origin);
    }

    /** What is noted beside the entries, made anew by the rules of this version; left alone where they do not add up. */
    static void rebuildIfWhole(Database database, Path file) throws SQLException {
        database.run("savepoint rebuilding");
        try {
            Supplier<Actor> nobody = () -> {
                throw new IllegalStateException("no entry is written");
            };
            new Pages(database, file, Founding.identity(database, file), nobody, FinishedDeliveries.NONE).rebuild();
        } catch (Stopped | IllegalStateException | IllegalArgumentException | DateTimeException altered) {
            database.run("rollback to rebuilding"); // verify says what is wrong
        }
        database.run("release rebuilding");
    }

    Tip rebuild() throws SQLException {
        book = null;
        projection.clear();
        Tip last = identity.origin();
        List<Line> lines = entries.lines(0, AT_ONCE);
        while (!lines.isEmpty()) {
            Line end = lines.get(lines.size() - 1);
            last = new Tip(end.number(), end.hash());
            projection.follow(bare(lines), last.hash());
            lines = entries.lines(last.number(), AT_ONCE);
        }
        return last;
    }

    private Book load() throws SQLException {
        Tip noted = projection.tip().orElseGet(identity::origin);
        if (!noted.equals(tip())) {
            throw altered();
        }
        tip = noted;
        said = null;
        counts = null;
        posts = null;
        lookUps = 0;
        return projection.book(finished);
    }

    private Book refresh(Book known) throws SQLException {
        Tip now = tip();
        if (now.equals(tip)) {
            return known;
        }
        if (now.number() <= tip.number() || !entries.contains(tip)) {
            throw altered();
        }
        return load(); // what is over is read as it stands now: entries cannot be added up on it again
    }

    private List<Entry> bare(List<Line> lines) {
        List<Entry> bare = new ArrayList<>();
        for (Line line : lines) {
            try {
                bare.add(line.withoutWords());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw altered();
            }
        }
        return bare;
    }

    private Stopped altered() {
        return Trouble.with(
                file,
                "this ledger was changed by something other than punchclock; nothing was written",
                "run `punchclock ledger verify` to see what; put your newest backup in its place");
    }
}
