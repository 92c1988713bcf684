/**
 * The contract that every network keeps: what may be said there, how a part is sent, and how it ended.
 */
@NullMarked
package dev.punchclock.network;

import org.jspecify.annotations.NullMarked;
