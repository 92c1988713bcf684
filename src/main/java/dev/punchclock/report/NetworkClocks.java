package dev.punchclock.report;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Connector;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Network;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.NetworkClockFence;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How the clocks of networks differ from this machine's: asked of the networks, or as the ledger has it. */
public final class NetworkClocks {
    private NetworkClocks() {}

    /** A line for each server on which somebody is signed in; each is asked. */
    public static List<Finding> asked(
            ReportSource source,
            Function<String, Connector> connectors,
            Function<String, Network> networks,
            CredentialStore credentialStore,
            Instant now) {
        List<Finding> found = new ArrayList<>();
        Set<String> servers = new HashSet<>();
        for (AccountContext context : source.workspace().contexts().values()) {
            Account account = context.account();
            Connector connector = connectors.apply(account.network());
            boolean canAsk = !connector.secrets().isEmpty()
                    && SignInState.of(context, connector, credentialStore)
                            .remedy()
                            .isEmpty();
            if (canAsk && servers.add(account.network() + " " + account.server())) {
                found.add(asked(networks.apply(account.network()), context, now));
            }
        }
        return found;
    }

    private static Finding asked(Network network, AccountContext context, Instant now) {
        String subject = "clock of " + context.account().network();
        try {
            Optional<ClockDifference> ahead = network.clock(context.account());
            if (ahead.isEmpty()) {
                return Finding.good(subject, "it does not tell; this machine's stands alone");
            }
            RecordedClockDifference difference =
                    new RecordedClockDifference(ahead.get().apart(), ahead.get().at());
            if (!difference.isTold()) {
                return Finding.good(subject, "it agrees with this machine's");
            }
            return new NetworkClockFence(context, ahead.get())
                    .tooFarApart(now)
                    .map(apart -> Finding.bad(subject, apart.what() + "; nothing goes out", apart.remedy()))
                    .orElseGet(() -> Finding.doubtful(subject, "it is " + difference.words(), ClockDifference.REMEDY));
        } catch (ProblemException stopped) {
            return Finding.doubtful(
                    subject,
                    stopped.problems().get(0).what(),
                    stopped.problems().get(0).remedy());
        }
    }

    /** The accounts on which nothing goes out for the clocks. */
    public static List<AccountName> stopping(ReportSource source, LedgerState ledgerState) {
        return source.workspace().contexts().keySet().stream()
                .filter(name -> ledgerState
                        .clock(name)
                        .filter(RecordedClockDifference::stopsPublishing)
                        .isPresent())
                .toList();
    }

    /** A sentence for each account whose network's clock differed when it was compared last, and what to do. */
    public static List<String> noted(ReportSource source, LedgerState ledgerState) {
        List<String> lines = new ArrayList<>();
        for (AccountContext context : source.workspace().contexts().values()) {
            ledgerState.clock(context.account().name()).ifPresent(noted -> {
                lines.add(noted(context, noted));
                lines.add("  to do: " + ClockDifference.REMEDY);
            });
        }
        return lines;
    }

    private static String noted(AccountContext context, RecordedClockDifference noted) {
        ZoneId zone = context.timetable().zone();
        String nothing = noted.stopsPublishing()
                ? "nothing goes out on " + context.account().name() + ": "
                : "";
        return nothing + "the clock of " + context.account().network() + " is " + noted.words() + " ("
                + context.account().name() + ", compared " + TimeFormat.dayAndTime(noted.at(), zone) + ")";
    }
}
