package dev.punchclock;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CliServices;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.daemon.LockHolder;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.Network;
import dev.punchclock.store.CommitWatch;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The program by another clock, which stops for ever at one step of an attempt and says so, to be killed there:
 * {@code KillableMain OFFSET STEP run -C …}. Everything else is the program as it is.
 */
public final class KillableMain {
    /** What it says, with the step after it, when it has come there. */
    static final String HERE = "@@ ";

    private static final Set<EntryKind> OUTCOMES =
            Set.of(EntryKind.SENT, EntryKind.REFUSED, EntryKind.THROTTLED, EntryKind.NOT_SENT, EntryKind.UNKNOWN);

    private final InstantSource clock;
    private final Rope rope;
    private final Wiring joined;
    private final CliServices services;

    private KillableMain(AtomicLong offset, KillPoint step) {
        clock = () -> Instant.ofEpochMilli(System.currentTimeMillis() + offset.get());
        rope = new Rope(step, offset, System.out);
        joined = new Wiring(clock, System.getenv(), () -> ZoneOffset.UTC, () -> "cron");
        services = instead(CliServices.class, this::part);
    }

    /**
     * Runs one command.
     *
     * @param arguments how many milliseconds its clock is ahead of the machine's, the step, the command line
     */
    public static void main(String[] arguments) {
        AtomicLong offset = new AtomicLong(Long.parseLong(arguments[0]));
        KillableMain doomed = new KillableMain(offset, KillPoint.valueOf(arguments[1]));
        System.exit(doomed.run(Arrays.copyOfRange(arguments, 2, arguments.length)));
    }

    private int run(String... command) {
        Path here = Path.of("").toAbsolutePath();
        BufferedReader nobody = new BufferedReader(Reader.nullReader());
        CommandEnvironment environment = new CommandEnvironment(
                clock, () -> "", System.getenv(), here, nobody, System.out, System.err, question -> "", false, false);
        return new Cli(environment, services, "test").run(command).number();
    }

    private Object part(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("daemon")) {
            return daemon((Path) arguments[0], (Path) arguments[1], (ZoneId) arguments[2], (PrintStream) arguments[4]);
        }
        Object part = method.invoke(joined, arguments);
        if (method.getName().equals("networks")) {
            return ((Map<?, ?>) part)
                    .entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, n -> new SteppingNetwork((Network) n.getValue(), rope)));
        }
        if (method.getName().equals("archive")) {
            return part; // read only: nothing in it can be a step
        }
        if (part instanceof Optional<?> found && found.isPresent() && found.get() instanceof Ledger ledger) {
            return Optional.of(watched(ledger));
        }
        return part instanceof Ledger ledger ? watched(ledger) : part;
    }

    private Object daemon(Path folder, Path state, ZoneId zone, PrintStream log) {
        WorkspaceFiles files = new WorkspaceFiles(folder, ProgramNetworks.ALL);
        LockHolder me = new LockHolder("desk1", ProcessHandle.current().pid(), clock.instant());
        return new DaemonWiring(services, files, workspace -> workspace, state, clock, me)
                .run(DaemonWiring.logger(log, clock, zone, false, Map.of()));
    }

    private Ledger watched(Ledger real) {
        CommitWatch.watch(real, rope::committing);
        return instead(Ledger.class, (method, arguments) -> {
            if (!method.getName().equals("record")) {
                return method.invoke(real, arguments);
            }
            LedgerDecision<?> decision = (LedgerDecision<?>) arguments[1];
            Object answer = real.record((Instant) arguments[0], ledgerState -> {
                Decided<?> decided = decision.decide(ledgerState);
                rope.writes(decided.facts().stream().map(EntryBody::kind).collect(Collectors.toSet()));
                return decided;
            });
            rope.written();
            return answer;
        });
    }

    /** What is done in the place of a method. */
    @FunctionalInterface
    private interface Instead {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T instead(Class<T> type, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, all) -> {
            try {
                return instead.of(method, all);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /** Knows how far an attempt has come, from what passes by. */
    static final class Rope {
        private final KillPoint step;
        private final AtomicLong offset;
        private final PrintStream out;
        private boolean sending;
        private Set<EntryKind> writing = Set.of();

        Rope(KillPoint step, AtomicLong offset, PrintStream out) {
            this.step = step;
            this.offset = offset;
            this.out = out;
        }

        /** Comes to a step; if it is the one, goes no further. */
        void at(KillPoint here) {
            if (here != step) {
                return;
            }
            out.println(HERE + here);
            out.flush();
            while (true) {
                LockSupport.park();
            }
        }

        /** Sleeps, if it is to, for as many milliseconds as somebody says who puts the world's clock on as well. */
        void mayFallAsleep() {
            if (step == KillPoint.ASLEEP) {
                out.println(HERE + step);
                out.flush();
                offset.addAndGet(new Scanner(System.in, StandardCharsets.UTF_8).nextLong());
            }
        }

        void sending() {
            sending = true;
        }

        void writes(Set<EntryKind> kinds) {
            writing = kinds;
        }

        void committing() {
            if (writing.contains(EntryKind.CLAIMED)) {
                at(KillPoint.CLAIMING);
            } else if (isOutcome()) {
                at(sending ? KillPoint.SETTLING : KillPoint.RECONCILING);
            }
        }

        void written() {
            boolean settled = sending && isOutcome();
            writing = Set.of();
            if (settled) {
                sending = false;
                at(KillPoint.SETTLED);
            }
        }

        private boolean isOutcome() {
            return writing.stream().anyMatch(OUTCOMES::contains);
        }
    }
}
