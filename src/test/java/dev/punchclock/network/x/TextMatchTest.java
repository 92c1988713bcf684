package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextMatchTest {
    private static final Instant SENT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_post_near_the_attempt_whose_words_are_withheld_says_nothing_either_way() {
        LookupQuery lookup =
                new LookupQuery(new IdempotencyKey("acme/1", SENT), SENT, SENT.plusSeconds(40), id -> false);
        Publication withheld = new Publication("17", "https://x.com/acme/status/17", SENT.plusSeconds(2), "", "");
        LookupResult trace =
                TextMatch.find("It is out.", List.of(withheld), lookup, Duration.ofMinutes(5), Duration.ofMinutes(15));
        assertThat(trace)
                .isInstanceOfSatisfying(
                        LookupResult.CannotTell.class,
                        cannot -> assertThat(cannot.why()).contains("status/17"));
    }

    @Test
    void names_at_the_head_that_x_cuts_off_leave_it_to_a_person() {
        LookupQuery lookup =
                new LookupQuery(new IdempotencyKey("acme/1", SENT), SENT, SENT.plusSeconds(40), id -> false);
        LookupResult trace = TextMatch.find(
                "@team notes",
                List.of(notes("18", SENT.plusSeconds(2))),
                lookup,
                Duration.ofMinutes(5),
                Duration.ofMinutes(15));
        assertThat(trace)
                .isEqualTo(new LookupResult.CannotTell(
                        "X shows a post that is much like it; this may be it: https://x.com/acme/status/18"));
        LookupQuery owned =
                new LookupQuery(new IdempotencyKey("acme/1", SENT), SENT, SENT.plusSeconds(40), "18"::equals);
        assertThat(TextMatch.find(
                        "@team notes",
                        List.of(notes("18", SENT.plusSeconds(2)), notes("19", SENT.plusSeconds(7200))),
                        owned,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)))
                .isEqualTo(new LookupResult.Absent());
    }

    private static Publication notes(String id, Instant at) {
        return new Publication(id, "https://x.com/acme/status/" + id, at, "notes", "");
    }
}
