package dev.punchclock.network;

/**
 * A value that must never be shown. Nothing but {@link #value} tells it: not {@code toString}, not a record that holds
 * it, not a stack trace.
 *
 * @param source where it came from, for people: {@code the environment}, {@code systemd}, or a file
 */
public record Secret(String value, String source) {
    @Override
    public String toString() {
        return "(secret from " + source + ")";
    }
}
