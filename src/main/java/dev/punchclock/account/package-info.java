/**
 * Where a post is published: accounts, and the quota each may or must reach.
 */
@NullMarked
package dev.punchclock.account;

import org.jspecify.annotations.NullMarked;
