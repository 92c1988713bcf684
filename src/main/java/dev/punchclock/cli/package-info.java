/**
 * The command line: each command is a door that opens the workspace, asks, and prints.
 */
@NullMarked
package dev.punchclock.cli;

import org.jspecify.annotations.NullMarked;
