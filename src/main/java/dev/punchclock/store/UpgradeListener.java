package dev.punchclock.store;

/** Is told when a ledger of an earlier version is brought up to date: with a million entries that takes minutes, once. */
public interface UpgradeListener {
    UpgradeListener NONE = () -> () -> {};

    /** It begins; what this gives back is run when it is over, however it ends. */
    Runnable begins();
}
