package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Secret;
import dev.punchclock.network.SignIn;
import dev.punchclock.post.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A process of its own, for what can be seen only once in the life of a Java machine. */
final class IsolatedProcess {
    private IsolatedProcess() {}

    /** Is given {@code make}; or a server, and the four secrets by the order of {@link OAuthKeys#NAMES}. */
    public static void main(String[] arguments) {
        Map<String, Secret> secrets = arguments.length < 5
                ? Map.of()
                : Map.of(
                        OAuthKeys.NAMES.get(0), new Secret(arguments[1], "test"),
                        OAuthKeys.NAMES.get(1), new Secret(arguments[2], "test"),
                        OAuthKeys.NAMES.get(2), new Secret(arguments[3], "test"),
                        OAuthKeys.NAMES.get(3), new Secret(arguments[4], "test"));
        XNetwork network = new XNetwork(a -> new Credentials(a.name(), "", secrets), InstantSource.system());
        XSignIn signIn = new XSignIn(InstantSource.system());
        System.out.println("made for " + network.limits().network());
        if (arguments.length < 5) {
            return;
        }
        Account account = XServerBench.account(URI.create(arguments[0]));
        var prepared = new Prepared(account, new Wording("Out now."));
        var outcome = network.send(prepared, 0, new IdempotencyKey("k", Instant.EPOCH), () -> Duration.ofSeconds(20));
        System.out.println(outcome.getClass().getSimpleName());
        var known = new Credentials(account.name(), "", secrets);
        System.out.println(
                signIn.signIn(account, known, new Typist()).identity().handle());
    }

    /** Types the right PIN, whatever is asked. */
    private static final class Typist implements SignIn.Conversation {
        @Override
        public void say(String line) {
            // Says nothing itself.
        }

        @Override
        public String ask(String question) {
            return XServer.PIN;
        }

        @Override
        public String askSecret(String question) {
            return "";
        }
    }
}
