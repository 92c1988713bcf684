package dev.punchclock.cli;

import java.util.function.Supplier;

/** Tells a person at a terminal that long work is going on; says nothing to anybody else. */
final class Progress {
    private final CommandEnvironment environment;
    private final String what;

    Progress(CommandEnvironment environment, String what) {
        this.environment = environment;
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
        if (!environment.terminal()) {
            return () -> {};
        }
        environment.complaints().begin(what + " …");
        return () -> environment.complaints().begin(StyleMark.emptiedLine());
    }
}
