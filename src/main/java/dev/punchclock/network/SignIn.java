package dev.punchclock.network;

import dev.punchclock.account.Account;

/** How a person gives punchclock the right to publish on an account of a network. Stores nothing. */
@FunctionalInterface
public interface SignIn {
    /**
     * Leads a person through it.
     *
     * @param known what is there already, such as the keys of the app
     * @param person who is asked
     * @throws dev.punchclock.problem.ProblemException when the network refuses or cannot be reached, or the person gave up
     */
    SignedIn signIn(Account account, Credentials known, Conversation person);

    /** What came of it: who was signed in is for the caller to compare. */
    record SignedIn(NetworkUser identity, Credentials credentials) {}

    /** A person at a terminal. */
    interface Conversation {
        void say(String line);

        /** The answer without blanks around it; empty when there was none. */
        String ask(String question);

        /** As {@link #ask}, without showing what is typed. */
        String askSecret(String question);
    }
}
