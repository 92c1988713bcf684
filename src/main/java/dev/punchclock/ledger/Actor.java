package dev.punchclock.ledger;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Who made an entry, and from where.
 *
 * @param who the person's name on this machine; kept beside the chain, so that it can be erased; empty once it was
 * @param via {@code cli}, {@code cron}, {@code ci}, {@code daemon} or {@code rehearsal}
 * @param host the machine
 * @param process its process id
 * @param zone the zone in which the actor reckons
 */
public record Actor(String who, String via, String host, long process, ZoneId zone) {
    /** For entries that are only supposed. */
    static final Actor NOBODY = new Actor("", "", "", 0, ZoneOffset.UTC);
}
