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
        if (!shell.terminal()) {
            return work.get();
        }
        shell.complaints().begin(what + " …");
        try {
            return work.get();
        } finally {
            shell.complaints().begin(StyleMark.emptiedLine());
        }
    }
}
