package dev.punchclock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which entry may follow on which state of a delivery, written out. */
class TransitionsTest {
    /** Of each kind: the state that follows on WAITING, CLAIMED, SENT, HELD, UNKNOWN, DROPPED, WITHDRAWN; - is refused. */
    private static final String TABLE = """
            kind        waiting      claimed      partly sent  sent         held         unknown      dropped      withdrawn
            opened      -            -            -            -            -            -            -            -
            adopted     -            -            -            -            -            -            -            -
            handed-in   -            -            -            -            -            -            -            waiting
            edited      waiting      -            -            -            held         -            -            -
            withdrawn   withdrawn    -            -            -            withdrawn    -            -            -
            gone        -            claimed      partly sent  sent         -            unknown      -            -
            filed       waiting      claimed      partly sent  sent         held         unknown      dropped      -
            appointed   waiting      -            -            -            -            -            -            -
            moved       waiting      -            -            -            -            -            -            -
            claimed     claimed      -            claimed      -            -            -            -            -
            part-sent   partly sent  partly sent  partly sent  -            held         partly sent  dropped      partly sent
            sent        sent         sent         sent         sent         sent         sent         sent         sent
            sent-twice  -            claimed      partly sent  sent         -            unknown      -            -
            refused     -            held         -            -            -            held         -            -
            throttled   -            waiting      -            -            -            waiting      -            -
            not-sent    -            waiting      -            -            -            waiting      -            -
            unknown     -            unknown      -            -            -            unknown      -            -
            held        held         -            held         -            held         -            -            -
            unheld      waiting      -            -            -            waiting      -            waiting      -
            dropped     dropped      -            -            -            dropped      -            -            -
            paused      -            -            -            -            -            -            -            -
            resumed     -            -            -            -            -            -            -            -
            busy        -            -            -            -            -            -            -            -
            free        -            -            -            -            -            -            -            -
            counted     -            -            -            -            -            -            -            -
            uncounted   -            -            -            -            -            -            -            -
            off-hours   waiting      -            -            -            -            -            -            -
            absent      -            -            -            -            -            -            -            -
            clock       -            -            -            -            -            -            -            -
            identified  -            -            -            -            -            -            -            -
            forgotten   -            -            -            -            -            -            -            -
            """;

    /** How a delivery comes into each state. */
    private static final Map<State, List<Kind>> WAYS = Map.of(
            State.WAITING, List.of(),
            State.CLAIMED, List.of(Kind.CLAIMED),
            State.PARTLY, List.of(Kind.CLAIMED, Kind.PART_SENT),
            State.SENT, List.of(Kind.CLAIMED, Kind.SENT),
            State.HELD, List.of(Kind.HELD),
            State.UNKNOWN, List.of(Kind.CLAIMED, Kind.UNKNOWN),
            State.DROPPED, List.of(Kind.DROPPED),
            State.WITHDRAWN, List.of(Kind.WITHDRAWN));

    @Test
    void every_kind_follows_on_the_states_of_the_table_and_on_no_other() {
        StringBuilder table = new StringBuilder("%-12s".formatted("kind"));
        for (State state : State.values()) {
            table.append("%-13s".formatted(state.word()));
        }
        for (Kind kind : Kind.values()) {
            table.append("\n%-12s".formatted(kind.word()));
            for (State state : State.values()) {
                table.append("%-13s".formatted(after(kind, state)));
            }
        }
        assertThat(table.toString().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(TABLE.lines().toList());
    }

    @Test
    void only_handing_in_comes_first() {
        for (Kind kind : Kind.values()) {
            String state = kind == Kind.HANDED_IN ? "waiting" : "-";
            assertThat(after(Book.EMPTY, about(kind))).as(kind.word()).isEqualTo(state);
        }
    }

    private static String after(Kind kind, State state) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(1, Facts.handedIn("a")));
        for (Kind way : WAYS.get(state)) {
            entries.add(entry(entries.size() + 1, about(way)));
        }
        Book book = Book.EMPTY.with(entries);
        assertThat(book.find(Facts.id("a"))).extracting(Delivery::state).isEqualTo(state);
        return after(book, about(kind));
    }

    /** Also kinds that are never about a delivery. */
    private static Fact about(Kind kind) {
        Fact fact = Facts.of(kind, Facts.id("a"), Facts.MONDAY);
        return fact.delivery() == null ? Fact.of(kind, Facts.id("a")) : fact;
    }

    private static String after(Book book, Fact fact) {
        try {
            Delivery delivery =
                    book.with(List.of(entry(book.entries() + 1, fact))).find(Facts.id("a"));
            return delivery == null ? "not there" : delivery.state().word();
        } catch (IllegalStateException e) {
            assertThat(e.getMessage()).startsWith("entry " + (book.entries() + 1) + ": ");
            return "-";
        }
    }

    private static Entry entry(long number, Fact fact) {
        return new Entry(number, Facts.MONDAY, Facts.DAVE, fact);
    }
}
