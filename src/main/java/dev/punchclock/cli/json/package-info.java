/**
 * What {@code --json} prints.
 */
@NullMarked
package dev.punchclock.cli.json;

import org.jspecify.annotations.NullMarked;
