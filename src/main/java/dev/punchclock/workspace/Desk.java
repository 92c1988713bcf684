package dev.punchclock.workspace;

import dev.punchclock.account.Account;
import dev.punchclock.hours.Timetable;
import dev.punchclock.network.Limits;
import dev.punchclock.team.Member;
import org.jspecify.annotations.Nullable;

/**
 * An account with everything that belongs to it.
 *
 * @param member whose account it is, or null for one that belongs to the workspace
 * @param timetable its hours and its member's, both
 * @param limits what may be said on its network
 */
public record Desk(Account account, @Nullable Member member, Timetable timetable, Limits limits) {}
