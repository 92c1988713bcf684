package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Secret;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.SignIn;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs a person in to X by PIN. Needs the key and secret of an app, whose owner pays X for each post.
 *
 * @see <a href="https://docs.x.com/x-api/getting-started/pricing">X: pricing</a>
 */
public final class XSignIn implements SignIn {
    private static final String SOURCE = "login";
    private static final int TRIES = 3;
    private static final Duration DEADLINE = new XLimits().attempt();
    private static final String ASK_KEY = "API key (not shown while you type):";
    private static final Pattern PIN = Pattern.compile("[0-9]{7}");
    private static final String ABOUT_THE_APP = """
            X wants to know the app that publishes, and bills its owner: about $0.015 a post, $0.20 with a link
            (X's prices of April 2026). Ask your employer for the app's key. To make one: console.x.com, an app
            with "read and write" permission, then copy its API key and API key secret.""";

    private final ServerClocks clocks;

    public XSignIn(InstantSource clock) {
        clocks = new ServerClocks(clock);
    }

    @Override
    public SignedIn signIn(Account account, Credentials known, Conversation person) {
        try {
            SignedIn signedIn = led(account, known, person);
            wrongClock(account)
                    .ifPresent(wrong -> person.say(
                            "warning: " + wrong + "; nothing goes out until they agree: " + ClockDifference.REMEDY));
            return signedIn;
        } catch (ProblemException stopped) {
            Problem first = stopped.problems().get(0);
            throw wrongClock(account)
                    .map(wrong ->
                            new ProblemException(stopped.code(), first.what() + "; " + wrong, ClockDifference.REMEDY))
                    .orElse(stopped);
        }
    }

    /** That X's clock is minutes from ours, in words: then X takes no signature, whatever it says of keys. */
    private Optional<String> wrongClock(Account account) {
        return clocks.of(XRequests.of(account).uri())
                .filter(ahead -> ahead.isOver(ClockDifference.LIMIT))
                .map(ahead -> "X's clock is " + ahead.words());
    }

    private SignedIn led(Account account, Credentials known, Conversation person) {
        Optional<Secret> knownKey = known.find(OAuthKeys.CONSUMER_KEY);
        Optional<Secret> knownSecret = known.find(OAuthKeys.CONSUMER_SECRET);
        boolean appKnown = knownKey.isPresent() && knownSecret.isPresent();
        if (!appKnown) {
            ABOUT_THE_APP.lines().forEach(person::say);
        }
        PinSignIn flow = appKnown
                ? known(account, knownKey.get().value(), knownSecret.get().value(), person)
                : asked(account, person);
        person.say("Open this page in a browser where you are signed in as @" + account.handle() + ", and authorize the"
                + " app:");
        person.say("  " + flow.page());
        OAuthKeys keys = confirmed(flow, person);
        NetworkUser who = WhoAmIRequest.ask(account, keys, DEADLINE, clocks);
        return new SignedIn(who, credentials(account, who, keys));
    }

    /** With the key of the app that is here already; where X does not take it any more, with another. */
    private PinSignIn known(Account account, String key, String secret, Conversation person) {
        try {
            return new PinSignIn(XRequests.of(account), key, secret, DEADLINE, clocks);
        } catch (ProblemException stopped) {
            boolean keyMayBeWrong = stopped.problems().get(0).what().equals(PinSignIn.KEY_REFUSED)
                    && wrongClock(account).isEmpty();
            if (!keyMayBeWrong) {
                throw stopped;
            }
            person.say(
                    "X does not accept the API key and secret that are known here. Give both anew, or nothing to stop.");
            String anew = person.askSecret(ASK_KEY);
            if (anew.isBlank()) {
                throw stopped;
            }
            return withKey(account, anew.strip(), person);
        }
    }

    private PinSignIn asked(Account account, Conversation person) {
        return withKey(account, answered(person.askSecret(ASK_KEY)), person);
    }

    private PinSignIn withKey(Account account, String key, Conversation person) {
        String secret = answered(person.askSecret("API key secret (not shown while you type):"));
        return new PinSignIn(XRequests.of(account), key, secret, DEADLINE, clocks);
    }

    private static OAuthKeys confirmed(PinSignIn flow, Conversation person) {
        for (int i = 0; i < TRIES; i++) {
            String pin = answered(person.ask("The PIN that X shows then:")).replace(" ", "");
            if (!PIN.matcher(pin).matches()) {
                person.say("A PIN of X is seven digits.");
                continue;
            }
            Optional<OAuthKeys> keys = flow.confirm(pin);
            if (keys.isPresent()) {
                return keys.get();
            }
            person.say("X does not take this PIN.");
        }
        throw new ProblemException(
                ExitCode.REFUSED,
                "X took none of " + TRIES + " PINs; nothing was stored",
                "begin again: each PIN is good for the page it was shown on, and for a few minutes");
    }

    private static String answered(String answer) {
        if (answer.isBlank()) {
            throw new ProblemException(ExitCode.USAGE, "no answer; nothing was stored", "");
        }
        return answer.strip();
    }

    private static Credentials credentials(Account account, NetworkUser who, OAuthKeys keys) {
        return new Credentials(
                account.name(),
                who.id(),
                Map.of(
                        OAuthKeys.CONSUMER_KEY, new Secret(keys.consumerKey(), SOURCE),
                        OAuthKeys.CONSUMER_SECRET, new Secret(keys.consumerSecret(), SOURCE),
                        OAuthKeys.ACCESS_TOKEN, new Secret(keys.accessToken(), SOURCE),
                        OAuthKeys.ACCESS_TOKEN_SECRET, new Secret(keys.accessTokenSecret(), SOURCE)));
    }
}
