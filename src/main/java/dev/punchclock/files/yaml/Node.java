package dev.punchclock.files.yaml;

import dev.punchclock.problem.Place;

/** A value in a file, with its place. */
public sealed interface Node permits Scalar, Items, Fields {
    Place place();

    /** For a block of fields or items only the start is exact; its end lies somewhere before what follows. */
    Span span();

    /** Where the last character that belongs to this value ends. */
    int contentEnd();
}
