package dev.punchclock.network.rehearsal;

import dev.punchclock.account.Account;
import dev.punchclock.account.NetworkSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the rehearsal network treats an account: what {@code behaves} of the account says. */
public enum RehearsalBehaviour implements NetworkSettings {
    /** Publishes and says so; an account without a word. */
    WELL,
    /** Takes nothing. */
    REFUSE,
    /** Takes nothing now; says when to come again. */
    THROTTLE,
    /** Publishes, but the answer never arrives. */
    LOSE_ANSWER,
    /** Publishes, but answers after the deadline. */
    SLOW,
    /** Is out of reach. */
    DOWN;

    /** The words that {@code behaves} may have. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (RehearsalBehaviour behaviour : values()) {
            if (behaviour != WELL) {
                words.add(behaviour.toString());
            }
        }
        return words;
    }

    /** What each of those words stands for. */
    static SortedMap<String, RehearsalBehaviour> byWord() {
        SortedMap<String, RehearsalBehaviour> byWord = new TreeMap<>();
        for (RehearsalBehaviour behaviour : values()) {
            if (behaviour != WELL) {
                byWord.put(behaviour.toString(), behaviour);
            }
        }
        return byWord;
    }

    /** As this account says; well also where it is an account of another network, which is played here. */
    static RehearsalBehaviour of(Account account) {
        return account.settings() instanceof RehearsalBehaviour said ? said : WELL;
    }

    /** The word that stands in the file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
