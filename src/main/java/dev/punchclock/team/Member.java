package dev.punchclock.team;

import org.jspecify.annotations.Nullable;

/**
 * A person who writes posts.
 *
 * @param fullName the name colleagues know; the member's own name when none is written
 * @param initials for signing posts, or null
 */
public record Member(
        MemberName name, String fullName, @Nullable String initials) {}
