package dev.punchclock.daemon;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The daemon's end: an attempt in flight is settled, one that has not begun does not begin. */
final class Shutdown {
    /** How long anything but an attempt is waited for: nothing is lost when it is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean asked;
    /** Accounts on which something is being published, until that is settled. */
    private final Set<AccountName> inFlight = ConcurrentHashMap.newKeySet();

    boolean isAsked() {
        return asked;
    }

    boolean isInFlight() {
        return !inFlight.isEmpty();
    }

    /** What was in flight on this account is written down. */
    void settled(AccountName account) {
        inFlight.remove(account);
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void ask() {
        asked = true;
    }

    void over() {
        over.countDown();
    }

    /** Waits until all is over, for at most this long while an attempt is in flight; says whether it is. */
    boolean await(Duration longest) {
        try {
            if (over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            return isInFlight() && over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same networks, whose gates close when the end is asked for. */
    Map<String, Network> guard(Map<String, Network> networks) {
        return networks.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> new Guarded(e.getValue())));
    }

    private final class Guarded extends ForwardingNetwork {
        Guarded(Network network) {
            super(network);
        }

        /** The claim follows, and then the request. */
        @Override
        public Preparation prepare(Account account, Wording wording, Uploads uploads) {
            inFlight.add(account.name());
            return super.prepare(account, wording, uploads);
        }

        @Override
        public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
            return super.send(prepared, part, key, open(gate));
        }

        @Override
        public Outcome takeBack(Account account, Receipt receipt, Gate gate) {
            return super.takeBack(account, receipt, open(gate));
        }

        private Gate open(Gate gate) {
            return () -> {
                if (asked) {
                    throw new GateClosedException("punchclock was told to end");
                }
                return gate.pass();
            };
        }
    }
}
