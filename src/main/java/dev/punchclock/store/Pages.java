package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.Forgotten;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Leaf;
import dev.punchclock.ledger.Oblivion;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Stopped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Entries and what they add up to, kept in step; each method is called inside a transaction. */
final class Pages {
    private static final int AT_ONCE = 5_000;
    private static final Tip NOT_LOOKED_YET = new Tip(0, "");

    private final Path file;
    private final Identity identity;
    private final Entries entries;
    private final Projection projection;
    private final Pen pen;
    private final FinishedDeliveries asked;
    private final FinishedAnswers finished;
    private @Nullable Book book;
    private Tip tip = NOT_LOOKED_YET;

    /** @param asked what a book that is read here asks: it asks {@link #finished()}, under the lock of who owns the database */
    Pages(Database database, Path file, Identity identity, Supplier<Actor> actor, FinishedDeliveries asked) {
        this.asked = asked;
        this.file = file;
        this.identity = identity;
        entries = new Entries(database, file);
        projection = new Projection(database);
        finished = new FinishedAnswers(entries, projection);
        pen = new Pen(entries, actor);
    }

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
        tip = turned.tip();
        finished.follow(turned.facts());
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
        finished.startAnew();
    }

    /** What is over: answers for books of any age. */
    FinishedAnswers finished() {
        return finished;
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

    /**
     * What is noted beside the entries, made anew by the rules of this version; left alone where they do not add up.
     *
     * @return whether it was made anew
     */
    static boolean rebuildIfWhole(Database database, Path file) throws SQLException {
        database.run("savepoint rebuilding");
        boolean isWhole = true;
        try {
            Supplier<Actor> nobody = () -> {
                throw new IllegalStateException("no entry is written");
            };
            new Pages(database, file, Founding.identity(database, file), nobody, FinishedDeliveries.NONE).rebuild();
        } catch (Stopped | IllegalStateException | IllegalArgumentException | DateTimeException altered) {
            database.run("rollback to rebuilding"); // verify says what is wrong
            isWhole = false;
        }
        database.run("release rebuilding");
        return isWhole;
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
        finished.startAnew();
        return projection.book(asked);
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
