package dev.punchclock.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** How rounds follow on each other: from one, and the slot that it saw coming, to the next. */
enum RoundRhythm {
    EVERY_15_MINUTES {
        @Override
        ZonedDateTime next(ZonedDateTime now, @Nullable Instant slot) {
            return now.plusMinutes(15);
        }
    },
    EVERY_HOUR {
        @Override
        ZonedDateTime next(ZonedDateTime now, @Nullable Instant slot) {
            return now.plusHours(1);
        }
    },
    /** A laptop: a round each minute, and shut for the rest of the day. */
    NINE_TO_TEN {
        @Override
        ZonedDateTime next(ZonedDateTime now, @Nullable Instant slot) {
            ZonedDateTime next = now.plusMinutes(1);
            boolean awake = next.getHour() == 9 || next.toLocalTime().equals(LocalTime.of(10, 0));
            return awake ? next : now.toLocalDate().plusDays(1).atTime(9, 0).atZone(now.getZone());
        }
    },
    /** A daemon: a round at each slot, and a slow heartbeat. */
    ALWAYS_ON {
        @Override
        ZonedDateTime next(ZonedDateTime now, @Nullable Instant slot) {
            ZonedDateTime heartbeat = now.plusMinutes(30);
            boolean sooner = slot != null && slot.isAfter(now.toInstant()) && slot.isBefore(heartbeat.toInstant());
            return sooner ? slot.atZone(now.getZone()) : heartbeat;
        }
    };

    abstract ZonedDateTime next(ZonedDateTime now, @Nullable Instant slot);
}
