/**
 * What is said: posts, their ids, and when they want to go out.
 */
@NullMarked
package dev.punchclock.post;

import org.jspecify.annotations.NullMarked;
