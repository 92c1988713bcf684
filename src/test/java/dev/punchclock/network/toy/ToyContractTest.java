package dev.punchclock.network.toy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkContract;
import java.time.Duration;
import java.time.Instant;

class ToyContractTest extends NetworkContract {
    private final ToyNetwork network = new ToyNetwork(() -> this.now);
    private Instant now = Instant.parse("2026-11-24T10:15:00Z");

    @Override
    protected Network network() {
        return network;
    }

    @Override
    protected Account account() {
        return new Account(
                new AccountName("acme"),
                "toy",
                "acme",
                null,
                Audience.EXTERNAL,
                Quota.NONE,
                new ToyConnector.Room("hall"));
    }

    /** As short as a toy wants it. */
    @Override
    protected String text(int number) {
        return "Our bundle is out, no. " + number + ".\n\nIt has \"quotes\" and é, 日本語, 🇬🇧.";
    }

    @Override
    protected Instant now() {
        return now;
    }

    @Override
    protected void letPass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    protected void setAhead(Duration ahead) {
        network.ahead = ahead;
    }
}
