package dev.punchclock.network;

/** The gate did not open: the request must not begin. The message says why, for people. */
public final class GateClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GateClosed(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
