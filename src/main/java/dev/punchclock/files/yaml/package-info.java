/**
 * From the bytes of a file to a small tree that knows where each value stands; what YAML would swallow in silence is a
 * problem here.
 */
@NullMarked
package dev.punchclock.files.yaml;

import org.jspecify.annotations.NullMarked;
