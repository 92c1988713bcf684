package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.Key;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LikenessTest {
    private static final Instant SENT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_post_near_the_attempt_whose_words_are_withheld_says_nothing_either_way() {
        Lookup lookup = new Lookup(new Key("acme/1", SENT), SENT, SENT.plusSeconds(40), id -> false);
        Publication withheld = new Publication("17", "https://x.com/acme/status/17", SENT.plusSeconds(2), "", "");
        Trace trace =
                Likeness.find("It is out.", List.of(withheld), lookup, Duration.ofMinutes(5), Duration.ofMinutes(15));
        assertThat(trace)
                .isInstanceOfSatisfying(
                        Trace.CannotTell.class,
                        cannot -> assertThat(cannot.why()).contains("status/17"));
    }

    @Test
    void names_at_the_head_that_x_cuts_off_leave_it_to_a_person() {
        Lookup lookup = new Lookup(new Key("acme/1", SENT), SENT, SENT.plusSeconds(40), id -> false);
        Trace trace = Likeness.find(
                "@team notes",
                List.of(notes("18", SENT.plusSeconds(2))),
                lookup,
                Duration.ofMinutes(5),
                Duration.ofMinutes(15));
        assertThat(trace)
                .isEqualTo(new Trace.CannotTell(
                        "X shows a post that is much like it; this may be it: https://x.com/acme/status/18"));
        Lookup owned = new Lookup(new Key("acme/1", SENT), SENT, SENT.plusSeconds(40), "18"::equals);
        assertThat(Likeness.find(
                        "@team notes",
                        List.of(notes("18", SENT.plusSeconds(2)), notes("19", SENT.plusSeconds(7200))),
                        owned,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)))
                .isEqualTo(new Trace.Absent());
    }

    private static Publication notes(String id, Instant at) {
        return new Publication(id, "https://x.com/acme/status/" + id, at, "notes", "");
    }
}
