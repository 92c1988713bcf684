package dev.punchclock.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keys that may stand at one level of a file. The JSON Schema lists the same; a test compares them.
 *
 * @param where the level, for messages
 * @param known keys that this version reads
 * @param later keys that a later version will read: ignoring one could publish when it must not
 */
record Keys(String where, SortedSet<String> known, Map<String, Later> later) {
    /** Why a key is refused, and what to do. */
    record Later(String reason, String remedy) {}

    private static final Later DAYS_OFF = new Later(
            "so as not to publish on a day off it refuses",
            "take it out and write the days off under `days:` of the hours");

    private static final Later BUSY = new Later(
            "so as not to publish at such a time it refuses",
            "take it out and write shorter days under `days:` of the hours");

    private static final Later PATTERN =
            new Later("so as not to publish off the clock it refuses", "write the pattern of each week under `week:`");

    private static final Later MONEY = new Later(
            "so as not to spend more than you meant it refuses",
            "take it out and let `max` of the quota hold the cost");

    private static final Later PEOPLE = new Later(
            "so as not to publish what nobody agreed to it refuses",
            "take it out; use `draft: true` for what is not to go out yet");

    private static final Later TEXT =
            new Later("this version publishes text only", "take it out, or keep all of the post in `text`");

    /** What takes time off, wherever hours are. */
    private static final Map<String, Later> TIME_OFF =
            Map.of("holidays", DAYS_OFF, "leave", DAYS_OFF, "busy", BUSY, "travel", BUSY);

    static final Keys WORKSPACE = new Keys(
            "punchclock.yaml",
            Set.of("punchclock", "workspace", "publisher", "zone", "rest", "off-hours", "hours", "members", "accounts"),
            timeOffAnd(Map.of("roster", PEOPLE, "approval", PEOPLE, "spend", MONEY)));

    static final Keys HOURS =
            new Keys("hours", Set.of("zone", "week", "days"), timeOffAnd(Map.of("rota", PATTERN, "cycle", PATTERN)));

    static final Keys MEMBER = new Keys("a member", Set.of("name", "initials", "hours"), timeOffAnd(Map.of()));

    static final Keys ACCOUNT = new Keys(
            "an account",
            Set.of("network", "handle", "server", "member", "hours", "audience", "quota", "behaves"),
            timeOffAnd(Map.of("spend", MONEY, "roster", PEOPLE, "approval", PEOPLE)));

    static final Keys QUOTA = new Keys("a quota", Set.of("per", "min", "max", "gap"), Map.of());

    static final Keys POST = new Keys(
            "a post",
            Set.of("to", "text", "thread", "id", "at", "expires", "late", "draft", "repeat"),
            Map.of("media", TEXT, "poll", TEXT, "approval", PEOPLE));

    Keys(String where, Set<String> known, Map<String, Later> later) {
        this(where, new TreeSet<>(known), later);
    }

    private static Map<String, Later> timeOffAnd(Map<String, Later> more) {
        Map<String, Later> all = new HashMap<>(TIME_OFF);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
