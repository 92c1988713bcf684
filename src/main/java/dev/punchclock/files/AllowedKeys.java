package dev.punchclock.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keys that may stand at one level of a file. The JSON Schema lists the same; a test compares them.
 *
 * @param where the level, for messages
 * @param known keys that this version reads
 * @param later keys that a later version will read: ignoring one could publish when it must not
 * @param elsewhere keys that people write at this level, and where they belong
 */
record AllowedKeys(String where, SortedSet<String> known, Map<String, Later> later, Map<String, String> elsewhere) {
    /** Why a key is refused, and what to do. */
    record Later(String reason, String remedy) {}

    private static final Later MONEY = new Later(
            "so as not to spend more than you meant it refuses",
            "take it out and let `max` of the quota hold the cost");

    private static final Later PEOPLE = new Later(
            "so as not to publish what nobody agreed to it refuses",
            "take it out; use `draft: true` for what is not to go out yet");

    private static final Later TEXT =
            new Later("this version publishes text only", "take it out, or keep all of the post in `text`");

    private static final Later SIGNING = new Later(
            "signing posts is not there yet", "take it out, and sign in the text where a post is to be signed");

    private static final Later READERS = new Later(
            "who may read an account is not there yet, and so as not to publish what is internal it refuses",
            "take it out, and keep what is internal out of the queue");

    private static final Later AGAIN =
            new Later("posts that come again are not there yet", "write a post for each time, with `at`");

    private static final Later VARIANTS = new Later(
            "other words for one of the accounts are not there yet", "write a post of its own for each account");

    /**
     * Every key that a later version will read, on whatever level it stands. What is read and does nothing would be
     * believed: such a key stands here until it does something.
     */
    private static final Map<String, Later> NOT_THERE_YET = Map.ofEntries(
            Map.entry("approval", PEOPLE),
            Map.entry("audience", READERS),
            Map.entry("by", SIGNING),
            Map.entry("every", AGAIN),
            Map.entry("initials", SIGNING),
            Map.entry("ledger", new Later("a ledger for several machines is not there yet", "take it out")),
            Map.entry("media", TEXT),
            Map.entry("on", VARIANTS),
            Map.entry("poll", TEXT),
            Map.entry("roster", PEOPLE),
            Map.entry("signature", SIGNING),
            Map.entry("spend", MONEY),
            Map.entry("texts", AGAIN));

    private static final String UNDER_A_PERSON = "write it under a member or an account: it is theirs";
    private static final String UNDER_HOURS =
            "write it under the hours, as in `hours: { office: { holidays: GB-SCT } }`";

    static final AllowedKeys WORKSPACE = new AllowedKeys(
            "punchclock.yaml",
            Set.of(
                    "punchclock",
                    "workspace",
                    "publisher",
                    "zone",
                    "rest",
                    "retention",
                    "off-hours",
                    "hours",
                    "members",
                    "accounts"),
            later("roster", "approval", "spend", "ledger"),
            Map.of(
                    "holidays",
                    UNDER_HOURS,
                    "leave",
                    UNDER_A_PERSON,
                    "busy",
                    UNDER_A_PERSON,
                    "travel",
                    UNDER_A_PERSON,
                    "private",
                    "write it in your own file, $XDG_CONFIG_HOME/punchclock/config.yaml, which colleagues do not see"));

    static final AllowedKeys HOURS = new AllowedKeys(
            "hours",
            Set.of("zone", "week", "rota", "cycle", "days", "holidays"),
            Map.of(),
            Map.of("leave", UNDER_A_PERSON, "busy", UNDER_A_PERSON, "travel", UNDER_A_PERSON));

    static final AllowedKeys ROTA = new AllowedKeys("a rota", Set.of("starts", "weeks"));

    static final AllowedKeys CYCLE = new AllowedKeys("a cycle", Set.of("starts", "days"));

    static final AllowedKeys HOLIDAYS = new AllowedKeys("holidays", Set.of("country", "also", "not"));

    static final AllowedKeys BUSY = new AllowedKeys("a calendar", Set.of("file", "margin", "max-age", "assume"));

    static final AllowedKeys TRAVEL = new AllowedKeys("a trip", Set.of("from", "to", "zone"));

    static final AllowedKeys MEMBER = new AllowedKeys(
            "a member",
            Set.of("name", "hours", "leave", "busy", "travel"),
            later("initials"),
            Map.of("holidays", UNDER_HOURS));

    /** Beside those that only some networks read: {@link #ofAccounts}. */
    private static final AllowedKeys ACCOUNT = new AllowedKeys(
            "an account",
            Set.of("network", "handle", "server", "member", "hours", "quota", "leave", "busy", "travel"),
            later("audience", "spend", "roster", "approval", "signature"),
            Map.of("holidays", UNDER_HOURS));

    /** The user's own file. */
    static final AllowedKeys OWN = new AllowedKeys("your own file", Set.of("private", "workspaces"));

    static final AllowedKeys OWN_WORKSPACE =
            new AllowedKeys("a workspace in your own file", Set.of("members", "accounts"));

    static final AllowedKeys OWN_TIME = new AllowedKeys("time off", Set.of("leave", "busy", "travel"));

    static final AllowedKeys QUOTA = new AllowedKeys("a quota", Set.of("per", "min", "aim", "max", "gap", "prorate"));

    static final AllowedKeys POST = new AllowedKeys(
            "a post",
            Set.of("to", "text", "thread", "id", "at", "expires", "late", "draft", "repeat"),
            later("media", "poll", "approval", "every", "texts", "on", "by"),
            Map.of());

    /** @param options keys of an account that not every network reads */
    static AllowedKeys ofAccounts(Set<String> options) {
        SortedSet<String> known = new TreeSet<>(ACCOUNT.known);
        known.addAll(options);
        return new AllowedKeys(ACCOUNT.where, known, ACCOUNT.later, ACCOUNT.elsewhere);
    }

    AllowedKeys(String where, Set<String> known) {
        this(where, known, Map.of(), Map.of());
    }

    AllowedKeys(String where, Set<String> known, Map<String, Later> later, Map<String, String> elsewhere) {
        this(where, new TreeSet<>(known), later, elsewhere);
    }

    private static Map<String, Later> later(String... keys) {
        Map<String, Later> later = new HashMap<>();
        for (String key : keys) {
            later.put(key, Objects.requireNonNull(NOT_THERE_YET.get(key), key));
        }
        return later;
    }
}
