package dev.punchclock.network.rehearsal;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.Uploads;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded network: publishes into {@code <folder>/<account>.md}, a file for people, and reads it back. It is as
 * unkind as a real one: it misbehaves as {@code behaves} of the account says, and a text that is sent twice under the
 * same key stands there twice.
 */
public final class RehearsalNetwork implements Network {
    private static final Duration THROTTLED_FOR = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Nobody has published so often here in earnest. */
    private static final int PLAYED = 100_000_000;

    private final Path folder;
    private final int before;
    private final InstantSource clock;
    private final InstantSource machine;
    private final RehearsalDelay pause;
    private final boolean durable;
    private final RehearsalLimits limits = new RehearsalLimits();
    private final Map<AccountName, SheetFile> sheets = new ConcurrentHashMap<>();

    /**
     * @param folder where the files are; made, for its owner only, when something is published
     * @param clock the network's own clock, and this machine's
     * @param pause how to wait where an account is slow
     * @param durable whether what is published must outlive a power cut; without, it is quicker
     */
    public RehearsalNetwork(Path folder, InstantSource clock, RehearsalDelay pause, boolean durable) {
        this(folder, clock, clock, pause, durable);
    }

    /** As {@link #RehearsalNetwork(Path, InstantSource, Pause, boolean)}, where this machine's clock is another. */
    public RehearsalNetwork(
            Path folder, InstantSource clock, InstantSource machine, RehearsalDelay pause, boolean durable) {
        this(folder, clock, machine, pause, durable, 0);
    }

    /**
     * One that is played: what a ledger has from the one that was there before has no id of it.
     *
     * @param clock its own, and this machine's
     */
    public static RehearsalNetwork played(Path folder, InstantSource clock) {
        return new RehearsalNetwork(folder, clock, clock, length -> {}, false, PLAYED);
    }

    private RehearsalNetwork(
            Path folder,
            InstantSource clock,
            InstantSource machine,
            RehearsalDelay pause,
            boolean durable,
            int before) {
        this.before = before;
        this.machine = machine;
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
        this.pause = pause;
        this.durable = durable;
    }

    @Override
    public TextLimits limits() {
        return limits;
    }

    @Override
    public NetworkUser whoAmI(Account account) {
        return new NetworkUser("", account.handle());
    }

    @Override
    public Optional<ClockDifference> clock(Account account) {
        Instant begun = machine.instant();
        Instant shown = clock.instant();
        return Optional.of(ClockDifference.measured(begun, shown, Duration.ZERO, machine.instant()));
    }

    @Override
    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
        return new Prepared(account, wording);
    }

    @Override
    public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        String text = prepared.text(part);
        Optional<TextObjection> objection = limits.objection(new Wording(text));
        return exchange(prepared.account(), gate, sheet -> {
            int number = sheet.next();
            return pen -> {
                if (objection.isPresent()) {
                    return new Outcome.Refused(objection.get().what());
                }
                SheetNote.Posted post = new SheetNote.Posted(number, now(), key.value(), text);
                pen.write(post);
                return new Outcome.Sent(publication(sheet, post).receipt());
            };
        });
    }

    @Override
    public Outcome takeBack(Account account, Receipt receipt, Gate gate) {
        return exchange(account, gate, sheet -> {
            Optional<SheetNote.Posted> post = sheet.find(receipt.id());
            return pen -> {
                if (post.isEmpty()) {
                    return new Outcome.Refused("there is no post " + receipt.id() + " on this account");
                }
                pen.write(new SheetNote.TakenBack(post.get().number(), now()));
                return new Outcome.Sent(receipt);
            };
        });
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        SheetFile sheet = sheet(prepared.account());
        try {
            Optional<SheetNote.Posted> post = sheet.findByKey(lookup.key().value())
                    .filter(found -> !lookup.owned().test(sheet.id(found)));
            return post.isPresent()
                    ? new LookupResult.Found(publication(sheet, post.get()).receipt())
                    : new LookupResult.Absent();
        } catch (IOException e) {
            return new LookupResult.CannotTell("cannot read " + sheet.file());
        }
    }

    @Override
    public List<Publication> recent(Account account, Instant since) {
        SheetFile sheet = sheet(account);
        try {
            return sheet.shown(since.truncatedTo(ChronoUnit.MILLIS)).stream()
                    .map(p -> publication(sheet, p))
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(ExitCode.REFUSED, "cannot read " + sheet.file(), "make it readable for you");
        }
    }

    /** A request in two steps: first whatever can be done before the gate, then the rest. */
    @FunctionalInterface
    private interface Request {
        Answer begin(SheetFile sheet) throws IOException;
    }

    @FunctionalInterface
    private interface Answer {
        Outcome from(SheetWriter pen) throws IOException;
    }

    private Outcome exchange(Account account, Gate gate, Request request) {
        RehearsalBehaviour behaviour = RehearsalBehaviour.of(account);
        SheetFile sheet = sheet(account);
        Duration deadline;
        Outcome outcome;
        try (SheetWriter pen = SheetWriter.take(sheet, account.name(), durable)) {
            Answer answer = request.begin(sheet);
            deadline = gate.pass();
            outcome = switch (behaviour) {
                case WELL -> answered(sheet, answer, pen);
                case REFUSE -> new Outcome.Refused("it was told to refuse (behaves: refuse)");
                case THROTTLE ->
                    new Outcome.Throttled(now().plus(THROTTLED_FOR), "it was told to throttle (behaves: throttle)");
                case DOWN -> new Outcome.NotSent("out of reach, as it was told (behaves: down)");
                case LOSE_ANSWER ->
                    lost(answered(sheet, answer, pen), "the answer was lost, as it was told (behaves: lose-answer)");
                case SLOW -> lost(answered(sheet, answer, pen), "no answer in time, as it was told (behaves: slow)");
            };
        } catch (IOException e) {
            return new Outcome.NotSent("cannot write to " + sheet.file());
        }
        if (behaviour == RehearsalBehaviour.SLOW) {
            pause.pause(deadline.compareTo(PATIENCE) < 0 ? deadline : PATIENCE);
        }
        return outcome;
    }

    private static Outcome answered(SheetFile sheet, Answer answer, SheetWriter pen) {
        try {
            return answer.from(pen);
        } catch (IOException e) {
            return new Outcome.Unknown("writing to " + sheet.file() + " failed half-way");
        }
    }

    private static Outcome lost(Outcome outcome, String why) {
        return outcome instanceof Outcome.Sent ? new Outcome.Unknown(why) : outcome;
    }

    private SheetFile sheet(Account account) {
        return sheets.computeIfAbsent(account.name(), name -> new SheetFile(folder.resolve(name + ".md"), before));
    }

    /** By the network's own clock, which shows milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Publication publication(SheetFile sheet, SheetNote.Posted post) {
        return new Publication(sheet.id(post), sheet.link(post), post.at(), post.text(), post.key());
    }
}
