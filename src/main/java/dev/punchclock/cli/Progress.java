package dev.punchclock.cli;

import java.util.function.Supplier;

/** Tells a person at a terminal that long work is going on; says nothing to anybody else. */
final class Progress {
    private final CommandEnvironment shell;
    private final String what;

    Progress(CommandEnvironment shell, String what) {
        this.shell = shell;
        this.what = what;
    }

    <T> T during(Supplier<T> work) {
        Runnable over = begin();
        try {
            return work.get();
        } finally {
            over.run();
        }
    }

    /** It begins; what this gives back is to be run when it is over. */
    Runnable begin() {
        if (!shell.terminal()) {
            return () -> {};
        }
        shell.complaints().begin(what + " …");
        return () -> shell.complaints().begin(StyleMark.emptiedLine());
    }
}
