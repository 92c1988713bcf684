package dev.punchclock;

/** Where the plug is pulled: every step of an attempt, and any moment at all. Or the machine falls asleep. */
enum KillPoint {
    BEFORE_CLAIM("before the claim"),
    CLAIMING("in the claim's transaction"),
    CLAIMED("claimed, before the gate"),
    GATE_PASSED("past the gate, before the first byte"),
    REQUEST_LOST("after a request that X did not take"),
    REQUEST_TAKEN("after a request that X took"),
    ANSWERED("answered, before it is settled"),
    SETTLING("in settle's transaction"),
    SETTLED("settled"),
    RECONCILING("in the transaction that notes what X shows"),
    ASLEEP("asleep between claim and gate, and then"),
    ANY("at any moment");

    final String words;

    KillPoint(String words) {
        this.words = words;
    }
}
