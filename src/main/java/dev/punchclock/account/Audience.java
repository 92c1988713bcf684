package dev.punchclock.account;

/** Who can read what is published on an account. */
public enum Audience {
    EXTERNAL,
    INTERNAL
}
