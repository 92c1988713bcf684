/**
 * What makes another program start this one: a line for cron, a unit for systemd.
 */
@NullMarked
package dev.punchclock.cli.install;

import org.jspecify.annotations.NullMarked;
