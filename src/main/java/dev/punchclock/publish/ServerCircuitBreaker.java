package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.NoAnswerException;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker for each server: one that did not answer whose credentials it was shown is asked again after a minute,
 * then after twice as long, up to a quarter of an hour, and by one account at a time. The others are told at once that it
 * is silent. A server that answered anybody meanwhile is not silent. Safe for threads.
 */
public final class ServerCircuitBreaker {
    private final InstantSource clock;
    private final Map<String, Server> servers = new ConcurrentHashMap<>();

    public ServerCircuitBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /** The same networks, which do not ask silent servers. */
    public Map<String, Network> over(Map<String, Network> networks) {
        return networks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new Spared(e.getValue())));
    }

    /** What the server of an account is called: its address, or that of its network where all accounts share one. */
    static String of(Account account) {
        return account.server() == null
                ? account.network()
                : account.network() + " " + account.server().getAuthority();
    }

    /** When this server may be asked again; null when it may be asked at any time. */
    public @Nullable Instant askAgain(String server) {
        return server(server).again();
    }

    private Server server(String name) {
        return servers.computeIfAbsent(name, n -> new Server());
    }

    /** What is known of one server. */
    private static final class Server {
        private long answers;
        private boolean asked;
        private Duration wait = Duration.ZERO;
        private @Nullable Instant silentAt;

        synchronized @Nullable Instant again() {
            return silentAt == null ? null : silentAt.plus(wait);
        }

        /** How many answers there were before, when it may be asked now; -1 when it may not. */
        synchronized long ask(Instant now) {
            if (silentAt == null) {
                return answers;
            }
            boolean isTime = !now.isBefore(silentAt.plus(wait)) || now.isBefore(silentAt); // the clock was set back
            if (!isTime || asked) {
                return -1;
            }
            asked = true;
            return answers;
        }

        /** It is no longer being asked, however that ended. */
        synchronized void over() {
            asked = false;
        }

        synchronized void answered() {
            answers++;
            silentAt = null;
            wait = Duration.ZERO;
        }

        /** @param before how many answers there were when it was asked: one since then is proof that it is not silent */
        synchronized void silent(long before, Instant now) {
            if (answers > before || (silentAt != null && now.isBefore(silentAt.plus(wait)))) {
                return; // others that asked at the same time have noted it
            }
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(PublishingTimes.FIRST_SILENCE) < 0 ? PublishingTimes.FIRST_SILENCE : twice;
            wait = wait.compareTo(PublishingTimes.LONGEST_SILENCE) > 0 ? PublishingTimes.LONGEST_SILENCE : wait;
            silentAt = now;
        }
    }

    private final class Spared extends ForwardingNetwork {
        Spared(Network real) {
            super(real);
        }

        @Override
        public NetworkUser whoAmI(Account account) {
            if (remembers(account)) {
                return super.whoAmI(account);
            }
            Server server = server(of(account));
            long before = server.ask(clock.instant());
            if (before < 0) {
                throw silent(account);
            }
            try {
                NetworkUser who = super.whoAmI(account);
                server.answered();
                return who;
            } catch (NoAnswerException nobody) {
                server.silent(before, clock.instant());
                throw nobody;
            } catch (ProblemException other) {
                if (other.code() == ExitCode.REFUSED) {
                    server.answered();
                }
                throw other;
            } finally {
                server.over();
            }
        }

        /** What the network still knows costs no question, and proves nothing. */
        @Override
        public Optional<ClockDifference> clock(Account account) {
            Server server = server(of(account));
            long before = server.ask(clock.instant());
            if (before < 0) {
                throw silent(account);
            }
            try {
                return super.clock(account);
            } catch (NoAnswerException nobody) {
                server.silent(before, clock.instant());
                throw nobody;
            } finally {
                server.over();
            }
        }

        /** Without a time: what stays true is told once. */
        private NoAnswerException silent(Account account) {
            return new NoAnswerException(
                    account.name() + " waits: " + of(account) + " does not answer, and is asked again after up to "
                            + TimeFormat.duration(PublishingTimes.LONGEST_SILENCE),
                    "nothing, if it is back soon; else see whether it can be reached from here");
        }

        @Override
        public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
            try {
                whoAmI(prepared.account());
            } catch (NoAnswerException nobody) {
                return new LookupResult.CannotTell(nobody.problems().get(0).what());
            } catch (ProblemException other) {
                // the network itself says why it cannot tell
            }
            return super.find(prepared, part, lookup);
        }

        @Override
        public List<Publication> recent(Account account, Instant since) {
            whoAmI(account);
            return super.recent(account, since);
        }
    }
}
