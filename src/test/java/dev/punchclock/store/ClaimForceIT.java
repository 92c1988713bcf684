package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads here and eight in another process want the same posts. */
class ClaimForceIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    @Test
    void many_claimants_send_exactly_the_most_with_the_gap_and_no_post_twice() throws Exception {
        List<String> sent = new ArrayList<>();
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            Fact[] posts = IntStream.range(0, Claimant.POSTS)
                    .mapToObj(i -> Facts.handedIn("p" + i))
                    .toArray(Fact[]::new);
            record(ledger, MONDAY, posts);
            try (Worker other = Worker.start(Claimant.class, scratch, folder.toString(), "1")) {
                assertThat(other.lines(1)).containsExactly("ready");
                Claimant.claimAll(ledger, 2).forEach(id -> sent.add(id.post().value()));
                assertThat(sent).as("sent by this process").isNotEmpty();
                List<String> byOther = other.rest();
                assertThat(byOther).as("sent by the other process").isNotEmpty();
                sent.addAll(byOther);
                assertThat(other.end()).isZero();
            }
            assertThat(sent).hasSize(Claimant.MOST).doesNotHaveDuplicates();
            Book book = ledger.book();
            assertThat(book.deliveries())
                    .filteredOn(d -> d.state() == State.SENT)
                    .hasSize(Claimant.MOST);
            assertThat(book.deliveries()).extracting(Delivery::attempts).allMatch(attempts -> attempts <= 1);
            assertApart(book.counted(ACME));
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    private static void assertApart(List<Instant> moments) {
        for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i))).isGreaterThanOrEqualTo(Claimant.GAP);
        }
    }
}
