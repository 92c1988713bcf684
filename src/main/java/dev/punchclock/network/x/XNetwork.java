package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.IdentityCache;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.Uploads;
import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.HttpCall;
import dev.punchclock.network.http.HttpResult;
import dev.punchclock.network.http.HttpTransport;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Publishes on X over its API, version 2, as the user who signed in (OAuth 1.0a). X keeps no key of ours, so a post whose
 * answer was lost is looked for by its text among the account's own.
 *
 * <p>Light until it is first used: making one reaches neither HTTP nor Twitter4J nor JSON.
 */
public final class XNetwork implements Network {
    /** As messages name it. */
    static final String NAME = "X";

    private static final int UNAUTHORIZED = 401;

    private final CredentialStore credentialStore;
    private final InstantSource clock;
    private final IdentityCache identities = new IdentityCache();
    private final ServerClocks clocks;
    private final XLimits limits = new XLimits();

    /** @param clock says what is still to come where X names a time, and when something was published if X does not */
    public XNetwork(CredentialStore credentialStore, InstantSource clock) {
        this.credentialStore = credentialStore;
        this.clock = clock;
        clocks = new ServerClocks(clock);
    }

    @Override
    public TextLimits limits() {
        return limits;
    }

    /** @throws ProblemException also, with {@link ExitCode#RULE}, when the credentials were stored for another user of X */
    @Override
    public NetworkUser whoAmI(Account account) {
        return opened(account).who();
    }

    @Override
    public boolean remembers(Account account) {
        return identities
                .of(account, credentialStore.of(account), clock.instant())
                .isPresent();
    }

    @Override
    public Optional<ClockDifference> clock(Account account) {
        URI server = XRequests.of(account).uri();
        if (!clocks.isFresh(server)) {
            identities.forget(account);
            opened(account);
        }
        return clocks.of(server);
    }

    @Override
    public Preparation prepare(Account account, Wording wording, Uploads uploads) {
        return new Prepared(account, wording);
    }

    @Override
    public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
        Account account = prepared.account();
        String text = prepared.text(part);
        boolean isKnown = part > 0 && part <= prepared.published().size();
        String answers = isKnown ? prepared.published().get(part - 1).id() : "";
        if (part > 0 && !XRequests.isId(answers)) {
            return new Outcome.Refused("nobody knows which post on X the next part would answer");
        }
        return change(
                account,
                XRequests.of(account).post(text, answers),
                gate,
                (answer, keys) -> PostAnswers.published(
                        answer, account, keys, key.createdAt().minus(slack(account)), clock.instant()),
                "published");
    }

    @Override
    public Outcome takeBack(Account account, Receipt receipt, Gate gate) {
        if (!XRequests.isId(receipt.id())) {
            return new Outcome.Refused("X has no such post");
        }
        return change(
                account,
                XRequests.of(account).delete(receipt.id()),
                gate,
                (answer, keys) -> PostAnswers.takenBack(answer, account, keys, receipt, clock.instant()),
                "taken back");
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        String text = prepared.text(part);
        if (text.isBlank()) {
            return new LookupResult.CannotTell("X finds a post by its text only, which is not kept any more");
        }
        Account account = prepared.account();
        try {
            identities.forget(account); // a list of somebody else's posts proves nothing: whose it is, is asked now
            List<Publication> shown = read(account, lookup.since(), lookup.user());
            return TextMatch.find(text, shown, lookup, slack(account), limits.settle());
        } catch (UserTimeline.Unread unread) {
            return new LookupResult.CannotTell(unread.why());
        } catch (ProblemException stopped) {
            return new LookupResult.CannotTell(what(stopped));
        }
    }

    @Override
    public List<Publication> recent(Account account, Instant since) {
        try {
            return read(account, since, "").stream()
                    .filter(post -> !post.at().isBefore(since))
                    .toList();
        } catch (UserTimeline.Unread unread) {
            throw new ProblemException(
                    ExitCode.REFUSED,
                    "the posts of " + account.name() + " cannot be read: " + unread.why(),
                    unread.isUnauthorized() ? "" : "try again later");
        }
    }

    /** An account whose credentials are known to be its own. */
    private record Opened(OAuthKeys keys, NetworkUser who) {}

    private Opened opened(Account account) {
        Credentials credentials = credentialStore.of(account);
        OAuthKeys keys = OAuthKeys.of(credentials);
        Instant now = clock.instant();
        NetworkUser who = identities.of(account, credentials, now).orElseGet(() -> {
            NetworkUser asked = ask(account, keys);
            identities.met(account, credentials, asked, now);
            return asked;
        });
        if (!credentials.userId().isEmpty() && !credentials.userId().equals(who.id())) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "the credentials of " + account.name() + " were stored for another user of X than @" + who.handle()
                            + ", to whom they belong",
                    "punchclock login " + account.name());
        }
        return new Opened(keys, who);
    }

    /** Where it fails, a clock that is minutes off is the likeliest cause: X does not take a signature of another time. */
    private NetworkUser ask(Account account, OAuthKeys keys) {
        try {
            return WhoAmIRequest.ask(account, keys, limits.attempt(), clocks);
        } catch (ProblemException stopped) {
            throw clocks.of(XRequests.of(account).uri())
                    .filter(ahead -> ahead.isOver(ClockDifference.LIMIT))
                    .map(ahead -> new ProblemException(
                            stopped.code(), what(stopped) + "; X's clock is " + ahead.words(), ClockDifference.REMEDY))
                    .orElse(stopped);
        }
    }

    /** Changes something on X, unless it is plain beforehand that it would be somebody else's. */
    private Outcome change(
            Account account,
            HttpCall call,
            Gate gate,
            BiFunction<HttpAnswer, OAuthKeys, Outcome> reading,
            String done) {
        OAuthKeys keys;
        try {
            Opened opened = opened(account);
            keys = opened.keys();
            Optional<String> notOurs = notOurs(account, opened);
            if (notOurs.isPresent()) {
                return new Outcome.NotSent(notOurs.get());
            }
        } catch (ProblemException stopped) {
            return new Outcome.NotSent(what(stopped));
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Outcome.NotSent("punchclock was stopped before it was sent");
        }
        HttpResult reply = new HttpTransport(NAME, clocks).send(call, OAuthSigner.by(keys), gate);
        if (reply instanceof HttpResult.Answered answered) {
            if (answered.answer().status() == UNAUTHORIZED) {
                identities.forget(account);
            }
            return reading.apply(answered.answer(), keys);
        }
        return reply instanceof HttpResult.NotReached no
                ? new Outcome.NotSent(no.why())
                : new Outcome.Unknown(((HttpResult.Lost) reply).why() + "; it may have been " + done);
    }

    /** @param user whose posts they must be, by X's own id; empty for whoever has the handle */
    private List<Publication> read(Account account, Instant since, String user) throws UserTimeline.Unread {
        Opened opened = opened(account);
        String who = opened.who().id();
        notOurs(account, opened).ifPresent(why -> {
            throw new ProblemException(ExitCode.RULE, why, "punchclock login " + account.name());
        });
        if (!user.isEmpty() && !user.equals(who)) {
            String why = "the credentials of %s belong to another @%s than before: its id was %s, now it is %s";
            throw new ProblemException(
                    ExitCode.RULE,
                    why.formatted(account.name(), account.handle(), user, who),
                    "punchclock login " + account.name());
        }
        try {
            return new UserTimeline(account, opened.keys(), who, clocks).since(since, slack(account));
        } catch (UserTimeline.Unread unread) {
            if (unread.isUnauthorized()) {
                identities.forget(account);
            }
            throw unread;
        }
    }

    /** Why these credentials may not be used for the account; empty when they are its own. */
    private static Optional<String> notOurs(Account account, Opened opened) {
        String handle = opened.who().handle();
        return handle.equalsIgnoreCase(account.handle())
                ? Optional.empty()
                : Optional.of("the credentials of " + account.name() + " belong to @" + handle + ", not to @"
                        + account.handle());
    }

    /** How far X's times may be from ours: its clock is known from its last answer, as a rule. */
    private Duration slack(Account account) {
        Duration apart = clocks.of(XRequests.of(account).uri())
                .map(difference -> difference.apart().abs())
                .orElse(Duration.ZERO);
        return UserTimeline.SLACK.plus(apart);
    }

    private static String what(ProblemException stopped) {
        return stopped.problems().get(0).what();
    }
}
