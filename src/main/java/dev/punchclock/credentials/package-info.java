/**
 * Where the secrets of accounts are kept on this machine: the environment, what systemd hands over, owner-only files.
 */
@NullMarked
package dev.punchclock.credentials;

import org.jspecify.annotations.NullMarked;
