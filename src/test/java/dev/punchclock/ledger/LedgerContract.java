package dev.punchclock.ledger;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.OWNER;
import static dev.punchclock.ledger.Facts.always;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.said;
import static dev.punchclock.ledger.Facts.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
    private final List<Ledger> opened = new ArrayList<>();

    /** One more hand on the same ledger, which was begun at {@link Facts#MONDAY} by {@link Facts#DAVE}. */
    protected abstract Ledger open();

    @AfterEach
    void close() {
        opened.forEach(Ledger::close);
    }

    private Ledger ledger() {
        Ledger ledger = open();
        opened.add(ledger);
        return ledger;
    }

    @Test
    void a_new_ledger_has_one_entry_that_says_where_it_publishes() {
        LedgerState ledgerState = ledger().book();
        assertThat(ledgerState.entries()).isEqualTo(1);
        assertThat(ledgerState.lastAt()).isEqualTo(MONDAY);
        assertThat(ledgerState.folder()).isNotEmpty();
        assertThat(ledgerState.everything()).isEmpty();
    }

    @Test
    void what_is_recorded_stands_in_the_book_here_and_for_whoever_opens_it_later() {
        Ledger here = ledger();
        Ledger there = ledger();
        assertThat(there.book().everything()).isEmpty();
        record(here, MONDAY, handedIn("a"), handedIn("b"));
        record(here, MONDAY.plusSeconds(1), claimed(id("a"), MONDAY));
        record(here, MONDAY.plusSeconds(2), sent(id("a"), MONDAY));
        record(there, MONDAY.plusSeconds(3), EntryBody.of(EntryKind.PAUSED, ACME));
        assertThat(here.book().find(id("a"))).extracting(Delivery::state).isEqualTo(DeliveryState.SENT);
        assertThat(said(here.book())).isEqualTo(said(there.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void what_is_closed_by_hand_stands_until_it_is_opened_and_the_slot_appointed_into_it_does_not() {
        Ledger here = ledger();
        ManualClosing court = new ManualClosing(MONDAY, MONDAY.plusSeconds(3600), "in court");
        ManualClosing now = new ManualClosing(MONDAY.plusSeconds(60), null, null);
        EntryBody early = EntryBody.appointed(id("a"), MONDAY.plusSeconds(600), MONDAY.plusSeconds(4200), "", "");
        EntryBody late = EntryBody.appointed(id("a"), MONDAY.plusSeconds(3600), MONDAY.plusSeconds(7200), "", "");
        record(here, MONDAY, handedIn("a"), early);
        record(here, MONDAY, EntryBody.busy(ACME, court));
        assertThat(here.book().appointment(ACME)).isEmpty();
        assertThat(here.book().busy(OWNER, MONDAY)).contains(court);
        assertThat(said(here.book())).isEqualTo(said(ledger().book()));
        record(here, MONDAY, late);
        assertThat(here.book().appointment(ACME)).isPresent();
        assertThat(here.book().busy(OWNER, MONDAY.plusSeconds(3600))).isEmpty();
        record(here, MONDAY, EntryBody.busy(ACME, now));
        assertThat(here.book().closings()).containsEntry(ACME, now);
        record(here, MONDAY.plusSeconds(90), EntryBody.of(EntryKind.FREE, ACME));
        assertThat(here.book().closings()).containsEntry(ACME, now.openedAt(MONDAY.plusSeconds(90)));
        assertThat(here.book().appointment(ACME)).isEmpty();
        assertThat(said(here.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void a_decision_is_asked_about_the_book_as_it_stands() {
        Ledger here = ledger();
        Ledger there = ledger();
        here.book();
        record(there, MONDAY, handedIn("a"));
        long seen = here.record(MONDAY, ledgerState -> new LedgerDecision.Decided<>(List.of(), ledgerState.entries()));
        assertThat(seen).isEqualTo(2);
    }

    @Test
    void a_decision_that_writes_nothing_answers_all_the_same() {
        Ledger ledger = ledger();
        assertThat(ledger.record(MONDAY, always("no"))).isEqualTo("no");
        assertThat(ledger.book().entries()).isEqualTo(1);
    }

    @Test
    void a_decision_that_throws_writes_nothing() {
        Ledger ledger = ledger();
        assertThatThrownBy(() -> ledger.record(MONDAY, ledgerState -> {
                    throw new UnsupportedOperationException("a bug");
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(ledger.book().entries()).isEqualTo(1);
        record(ledger, MONDAY, handedIn("a"));
        assertThat(said(ledger().book())).isEqualTo(said(ledger.book()));
    }

    @Test
    void an_entry_that_cannot_follow_takes_its_companions_with_it() {
        Ledger ledger = ledger();
        assertThatIllegalStateException()
                .isThrownBy(() -> record(ledger, MONDAY, handedIn("a"), EntryBody.of(EntryKind.UNKNOWN, id("a"))))
                .withMessage("entry 3: unknown cannot follow on waiting (a on acme)");
        assertThat(said(ledger.book())).isEqualTo(said(ledger().book()));
        assertThat(ledger.book().entries()).isEqualTo(1);
        assertThat(ledger.history(new PostId("a"))).isEmpty();
    }

    @Test
    void instants_are_kept_to_the_millisecond_from_the_first_moment() {
        Ledger ledger = ledger();
        Instant exact = Instant.parse("2026-11-23T10:00:00.123456789Z");
        record(ledger, exact, handedIn("a"), claimed(id("a"), exact));
        assertThat(ledger.book().counted(OWNER, Instant.EPOCH))
                .containsExactly(Instant.parse("2026-11-23T10:00:30.123Z"));
        assertThat(said(ledger.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void an_entry_keeps_its_instant_and_the_book_the_latest_when_the_clock_went_back() {
        Ledger ledger = ledger();
        record(ledger, MONDAY.plusSeconds(3600), handedIn("a"));
        record(ledger, MONDAY.plusSeconds(60), handedIn("b"));
        assertThat(ledger.history(new PostId("b")).get(0).at()).isEqualTo(MONDAY.plusSeconds(60));
        assertThat(ledger.book().lastAt()).isEqualTo(MONDAY.plusSeconds(3600));
        assertThat(said(ledger.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void words_come_back_as_they_were_given() {
        Ledger ledger = ledger();
        String text = "Zwölf\nBoxkämpfer \uD83E\uDD4A 'quoted' \"too\" \\ = ; -- \0 end";
        record(ledger, MONDAY, handedIn(id("a"), text).with("odd\n=\\name", "odd\n=\\\\n value"));
        Entry entry = ledger().history(new PostId("a")).get(0);
        assertThat(entry.fact().text()).isEqualTo(text);
        assertThat(entry.fact().detail("odd\n=\\name")).isEqualTo("odd\n=\\\\n value");
        assertThat(entry.by()).isEqualTo(DAVE);
        assertThat(said(ledger.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void half_a_character_is_the_same_before_and_after() {
        Ledger ledger = ledger();
        record(
                ledger,
                MONDAY,
                handedIn("a"),
                EntryBody.of(EntryKind.HELD, id("a")).note("half \uD83E").with("half", "\uD83E"));
        assertThat(said(ledger.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void the_history_of_a_post_has_all_its_accounts_and_no_other_post() {
        Ledger ledger = ledger();
        DeliveryId other = new DeliveryId(new PostId("a"), new AccountName("acme-dave"));
        record(ledger, MONDAY, handedIn("a"), handedIn("b"), handedIn(other, "Words of a"));
        record(ledger, MONDAY.plusSeconds(1), EntryBody.of(EntryKind.WITHDRAWN, id("a")));
        assertThat(ledger.history(new PostId("a"))).extracting(Entry::number).containsExactly(2L, 4L, 5L);
        assertThat(ledger.history(new PostId("c"))).isEmpty();
    }

    @Test
    void a_look_is_noted_and_is_no_entry() {
        Ledger ledger = ledger();
        assertThat(ledger.lastLook()).isEmpty();
        ledger.looked(MONDAY);
        ledger.looked(MONDAY.plusSeconds(60));
        assertThat(ledger().lastLook()).map(RoundTimestamp::at).contains(MONDAY.plusSeconds(60));
        assertThat(ledger.book().entries()).isEqualTo(1);
    }

    @Test
    void threads_wait_for_each_other_and_an_interrupt_breaks_nothing() throws Exception {
        Ledger one = ledger();
        Ledger two = ledger();
        var threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String name = "t" + t;
            Ledger ledger = t % 2 == 0 ? one : two;
            done.add(threads.submit(() -> {
                for (int i = 0; i < 25; i++) {
                    Thread.currentThread().interrupt();
                    record(ledger, MONDAY, handedIn(name + "-" + i));
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        assertThat(one.book().everything()).hasSize(100);
        assertThat(said(one.book())).isEqualTo(said(two.book())).isEqualTo(said(ledger().book()));
    }

    @Test
    void entries_of_a_kind_are_found_from_a_moment_on() {
        Ledger ledger = ledger();
        Instant monday = MONDAY.plusSeconds(60);
        record(ledger, MONDAY, EntryBody.absent(MONDAY.minusSeconds(9), MONDAY), handedIn("a"));
        record(ledger, monday, EntryBody.absent(MONDAY, monday));
        assertThat(ledger.lately(EntryKind.ABSENT, MONDAY)).hasSize(2);
        assertThat(ledger.lately(EntryKind.ABSENT, monday))
                .extracting(Entry::fact)
                .containsExactly(EntryBody.absent(MONDAY, monday));
        assertThat(ledger.lately(EntryKind.PAUSED, MONDAY)).isEmpty();
    }

    @Test
    void a_closed_ledger_may_be_closed_again() {
        Ledger ledger = ledger();
        ledger.close();
        ledger.close();
        assertThatIllegalStateException().isThrownBy(ledger::book);
    }
}
