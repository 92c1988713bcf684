package dev.punchclock.network;

/** Thrown when the gate did not open: the request must not begin. The message says why, for people. */
public final class GateClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GateClosedException(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
