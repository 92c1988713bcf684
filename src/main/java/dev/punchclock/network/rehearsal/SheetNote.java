package dev.punchclock.network.rehearsal;

import java.time.Instant;

/** One paragraph of a sheet: of the file in which the rehearsal network keeps an account. */
sealed interface SheetNote {
    /** Which post of the account it is about, counted from 1. */
    int number();

    Instant at();

    default String id() {
        return "r" + number();
    }

    /** It was published, with this text. */
    record Posted(int number, Instant at, String key, String text) implements SheetNote {
        public Posted {
            if (key.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a key stands on one line: " + key);
            }
        }
    }

    /** It was taken back. */
    record TakenBack(int number, Instant at) implements SheetNote {}
}
