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
            not-ready   waiting      -            partly sent  -            -            -            -            -
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
            uploaded    -            -            -            -            -            -            -            -
            forgotten   -            -            -            -            -            -            -            -
            """;

    /** How a delivery comes into each state. */
    private static final Map<DeliveryState, List<EntryKind>> WAYS = Map.of(
            DeliveryState.WAITING, List.of(),
            DeliveryState.CLAIMED, List.of(EntryKind.CLAIMED),
            DeliveryState.PARTLY, List.of(EntryKind.CLAIMED, EntryKind.PART_SENT),
            DeliveryState.SENT, List.of(EntryKind.CLAIMED, EntryKind.SENT),
            DeliveryState.HELD, List.of(EntryKind.HELD),
            DeliveryState.UNKNOWN, List.of(EntryKind.CLAIMED, EntryKind.UNKNOWN),
            DeliveryState.DROPPED, List.of(EntryKind.DROPPED),
            DeliveryState.WITHDRAWN, List.of(EntryKind.WITHDRAWN));

    @Test
    void every_kind_follows_on_the_states_of_the_table_and_on_no_other() {
        StringBuilder table = new StringBuilder("%-12s".formatted("kind"));
        for (DeliveryState state : DeliveryState.values()) {
            table.append("%-13s".formatted(state.word()));
        }
        for (EntryKind kind : EntryKind.values()) {
            table.append("\n%-12s".formatted(kind.word()));
            for (DeliveryState state : DeliveryState.values()) {
                table.append("%-13s".formatted(after(kind, state)));
            }
        }
        assertThat(table.toString().lines().map(String::stripTrailing))
                .containsExactlyElementsOf(TABLE.lines().toList());
    }

    @Test
    void only_handing_in_comes_first() {
        for (EntryKind kind : EntryKind.values()) {
            String state = kind == EntryKind.HANDED_IN ? "waiting" : "-";
            assertThat(after(LedgerState.EMPTY, about(kind))).as(kind.word()).isEqualTo(state);
        }
    }

    private static String after(EntryKind kind, DeliveryState state) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(1, Facts.handedIn("a")));
        for (EntryKind way : WAYS.get(state)) {
            entries.add(entry(entries.size() + 1, about(way)));
        }
        LedgerState ledgerState = LedgerState.EMPTY.with(entries);
        assertThat(ledgerState.find(Facts.id("a"))).extracting(Delivery::state).isEqualTo(state);
        return after(ledgerState, about(kind));
    }

    /** Also kinds that are never about a delivery. */
    private static EntryBody about(EntryKind kind) {
        EntryBody fact = Facts.of(kind, Facts.id("a"), Facts.MONDAY);
        return fact.delivery() == null ? EntryBody.of(kind, Facts.id("a")) : fact;
    }

    private static String after(LedgerState ledgerState, EntryBody fact) {
        try {
            Delivery delivery = ledgerState
                    .with(List.of(entry(ledgerState.entries() + 1, fact)))
                    .find(Facts.id("a"));
            return delivery == null ? "not there" : delivery.state().word();
        } catch (IllegalStateException e) {
            assertThat(e.getMessage()).startsWith("entry " + (ledgerState.entries() + 1) + ": ");
            return "-";
        }
    }

    private static Entry entry(long number, EntryBody fact) {
        return new Entry(number, Facts.MONDAY, Facts.DAVE, fact);
    }
}
