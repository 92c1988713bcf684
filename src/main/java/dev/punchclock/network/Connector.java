package dev.punchclock.network;

import dev.punchclock.account.NetworkSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the program knows of one network: a network joins by having one of these in the program's list. Light: looking at
 * it wakes nothing that sends.
 */
public interface Connector {
    /** What may be said there, by what word accounts name it, and whether it is a rehearsal. */
    TextLimits limits();

    /** The word for the network in YAML. */
    default String word() {
        return limits().network();
    }

    /** What people call it besides, in small letters: they are told the word. */
    default List<String> otherNames() {
        return List.of();
    }

    /** The keys that an account may have here, beyond those of every account. */
    default List<AccountOption> options() {
        return List.of();
    }

    /** Reads those keys, and says what is wrong with them or with the server; null where there is nothing to keep. */
    default @Nullable NetworkSettings read(WrittenAccount written) {
        return null;
    }

    /** The names of the secrets that an account needs here, such as {@code access-token}; none where nobody signs in. */
    default List<String> secrets() {
        return List.of();
    }

    /** How a person signs in; empty where nobody does. */
    default Optional<SignIn> signIn(InstantSource clock) {
        return Optional.empty();
    }

    /** The network itself: who sends. */
    Network network(NetworkServices services);
}
