package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.workspace.SampleWorkspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A silent server is asked now and then, by one account, and not once for each. */
final class ServerCircuitBreakerTest {
    private static final Account ONE = account("one", "https://a.example");
    private static final Account TWO = account("two", "https://a.example");
    private static final Account ELSEWHERE = account("elsewhere", "https://b.example");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private boolean down = true;
    private boolean known;
    private final List<String> asked = new ArrayList<>();
    private final ServerCircuitBreaker servers = new ServerCircuitBreaker(() -> now);

    private Network network() {
        Network real = new RehearsalNetwork(folder, () -> now, length -> {}, false);
        Network counting = new ForwardingNetwork(real) {
            @Override
            public NetworkUser whoAmI(Account account) {
                asked.add(account.name().value());
                if (down && !account.equals(ELSEWHERE)) {
                    throw new NoAnswerException("no answer", "");
                }
                return super.whoAmI(account);
            }

            @Override
            public boolean remembers(Account account) {
                return known;
            }

            @Override
            public Optional<ClockDifference> clock(Account account) {
                whoAmI(account);
                return Optional.empty();
            }
        };
        return Objects.requireNonNull(
                servers.over(Map.of("rehearsal", counting)).get("rehearsal"));
    }

    @Test
    void one_account_asks_for_all_with_a_wait_that_doubles_up_to_a_quarter_of_an_hour() {
        Network network = network();
        List<Long> minutes = new ArrayList<>();
        for (int minute = 0; minute <= 60; minute++) {
            int before = asked.size();
            for (Account account : List.of(ONE, TWO, ONE)) {
                assertThatThrownBy(() -> network.whoAmI(account)).isInstanceOf(NoAnswerException.class);
            }
            if (asked.size() > before) {
                assertThat(asked).hasSize(before + 1);
                minutes.add((long) minute);
            }
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(minutes).containsExactly(0L, 1L, 3L, 7L, 15L, 30L, 45L, 60L);
    }

    @Test
    void nor_is_a_silent_server_asked_for_the_time_by_one_account_after_the_other() {
        Network network = network();
        known = true;
        for (Account account : List.of(ONE, TWO, ONE)) {
            assertThatThrownBy(() -> network.clock(account)).isInstanceOf(NoAnswerException.class);
        }
        assertThat(asked).hasSize(1);
        assertThat(network.clock(ELSEWHERE)).isEmpty();
        down = false;
        now = now.plus(Duration.ofMinutes(1));
        assertThat(network.clock(ONE)).isEmpty();
    }

    @Test
    void as_soon_as_it_answers_one_it_is_asked_by_all() {
        Network network = network();
        assertThatThrownBy(() -> network.whoAmI(ONE)).isInstanceOf(NoAnswerException.class);
        assertThat(servers.askAgain(ServerCircuitBreaker.of(TWO))).isEqualTo(now.plus(Duration.ofMinutes(1)));
        down = false;
        assertThatThrownBy(() -> network.whoAmI(TWO)).hasMessageContaining("does not answer");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(network.whoAmI(ONE).handle()).isEqualTo("one");
        assertThat(network.whoAmI(TWO).handle()).isEqualTo("two");
        assertThat(servers.askAgain(ServerCircuitBreaker.of(TWO))).isNull();
    }

    @Test
    void another_server_is_another_matter_and_so_is_an_account_that_need_not_be_asked_about() {
        Network network = network();
        assertThatThrownBy(() -> network.whoAmI(ONE)).isInstanceOf(NoAnswerException.class);
        assertThat(network.whoAmI(ELSEWHERE).handle()).isEqualTo("elsewhere");
        down = false;
        known = true;
        assertThat(network.whoAmI(TWO).handle()).isEqualTo("two");
    }

    @Test
    void a_clock_that_is_set_back_does_not_make_it_wait_longer() {
        Network network = network();
        assertThatThrownBy(() -> network.whoAmI(ONE)).isInstanceOf(NoAnswerException.class);
        now = now.minus(Duration.ofHours(1));
        down = false;
        assertThat(network.whoAmI(TWO).handle()).isEqualTo("two");
    }

    private static Account account(String name, String server) {
        Account plain = SampleWorkspace.context(new AccountName(name), SampleWorkspace.QUOTA, SampleWorkspace.office())
                .account();
        return new Account(
                plain.name(),
                plain.network(),
                plain.handle(),
                URI.create(server),
                plain.audience(),
                plain.quota(),
                plain.settings());
    }
}
