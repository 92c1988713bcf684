package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;

/** A value in a file, with its place. */
public sealed interface Node permits ScalarNode, SequenceNode, MappingNode {
    FilePosition place();

    /** For a block of fields or items only the start is exact; its end lies somewhere before what follows. */
    TextRange span();

    /** Where the last character that belongs to this value ends. */
    int contentEnd();
}
