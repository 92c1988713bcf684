/**
 * The network that is built in: it keeps what is published in files on this machine, and misbehaves on command.
 */
@NullMarked
package dev.punchclock.network.rehearsal;

import org.jspecify.annotations.NullMarked;
