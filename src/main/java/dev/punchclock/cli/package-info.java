/**
 * The command line: each command opens the workspace, asks, and prints.
 */
@NullMarked
package dev.punchclock.cli;

import org.jspecify.annotations.NullMarked;
