package dev.punchclock.plan;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.post.LatePolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random accounts, aimed at the edges: clock changes, midnight, opening and closing time, tiny windows, tight quotas. */
final class PlannerCases {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/London"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"));
    private static final int DAY = 24 * 60;

    private final Random random;

    PlannerCases(long seed) {
        random = new Random(seed);
    }

    PlanRequestBuilder next() {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.zone = pick(ZONES);
        context.week = week();
        context.room = pick(List.of(Duration.ofSeconds(32), Duration.ofSeconds(1), Duration.ofMinutes(4)));
        LocalDate day = day(context.zone);
        context.days.put(day.plusDays(random.nextInt(4)), random.nextBoolean() ? List.of() : shifts());
        context.quota = quota();
        context.now = now(context, day);
        context.horizon = context.now.plus(Duration.ofHours(random.nextInt(24 * 30)));
        past(context);
        queue(context);
        return context;
    }

    private LocalDate day(ZoneId zone) {
        Instant someTime = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(400)));
        if (random.nextInt(3) > 0) {
            someTime = zone.getRules().nextTransition(someTime).getInstant();
        }
        return someTime.atZone(zone).toLocalDate().plusDays(random.nextInt(5) - 3);
    }

    private Map<DayOfWeek, List<Shift>> week() {
        if (random.nextInt(4) == 0) {
            return PlanRequestBuilder.office();
        }
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        List<Shift> usual = shifts();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                week.put(day, random.nextInt(3) > 0 ? usual : shifts());
            }
        }
        return week;
    }

    private List<Shift> shifts() {
        return switch (random.nextInt(8)) {
            case 0 -> List.of(new Shift(22 * 60, 30 * 60));
            case 1 -> List.of(new Shift(0, DAY));
            case 2 -> List.of(new Shift(60, 65), new Shift(90, 91), new Shift(105, 180));
            case 3 -> List.of(new Shift(20 * 60, DAY));
            case 4 -> List.of(new Shift(0, 45), new Shift(45 + random.nextInt(60), 200));
            case 5 -> List.of(new Shift(9 * 60, 9 * 60 + 90), new Shift(12 * 60, 12 * 60 + 45));
            default -> List.of(PlanRequestBuilder.shift(9, 0, 12, 30), PlanRequestBuilder.shift(13, 30, 17, 30));
        };
    }

    private Quota quota() {
        int max = pick(List.of(1, 2, 3, 5, 12, 40, Quota.UNLIMITED));
        int min = random.nextInt(Math.min(max, 12) + 1);
        int aim = random.nextBoolean() ? Quota.usualAim(min, max) : min + random.nextInt(Math.min(max - min, 12) + 1);
        Period per = pick(List.of(Period.values()));
        return new Quota(per, min, aim, max, Duration.ofMinutes(pick(List.of(0, 1, 15, 45, 90))), false);
    }

    private Instant now(PlanRequestBuilder context, LocalDate day) {
        Instant t = day.atStartOfDay(context.zone).toInstant();
        if (random.nextInt(4) > 0) {
            List<Window> open =
                    context.timetable().windows(t, t.plus(Duration.ofDays(2))).list();
            if (!open.isEmpty()) {
                Window window = pick(open);
                t = random.nextBoolean() ? window.start() : window.end();
            }
        }
        t = t.plusSeconds(pick(List.of(0, 0, 1, -1, -31, -32, -33, 60, 1800, 5400, -3000, 7000)));
        return random.nextInt(4) == 0 ? t.plusMillis(random.nextInt(1000)) : t;
    }

    private void past(PlanRequestBuilder context) {
        Instant t = context.now.minusMillis(random.nextInt(3) == 0 ? random.nextInt(3_600_000) : 1);
        for (int i = random.nextInt(6); i > 0; i--) {
            context.counted.add(0, t);
            if (random.nextInt(5) > 0) {
                context.published.add(0, t);
            }
            t = t.minus(context.quota.gap()).minusSeconds(random.nextInt(40_000));
        }
        List<Integer> ago = List.of(0, 60, 900, 1800, 3600, 7200, 90_000);
        context.lastLook = random.nextInt(4) == 0 ? null : context.now.minusSeconds(pick(ago));
        context.quietUntil = random.nextInt(8) == 0 ? context.now.plusSeconds(random.nextInt(20_000) - 5000) : null;
    }

    private void queue(PlanRequestBuilder context) {
        boolean plain = random.nextInt(3) == 0;
        int size = random.nextInt(25);
        for (int i = 1; i <= size; i++) {
            context.queue.add(plain ? PlanRequestBuilder.floating("p" + i) : candidate(context, "p" + i));
        }
        if (size > 0 && random.nextInt(3) == 0) {
            Instant slot = Instant.ofEpochSecond(around(context, 3000).getEpochSecond());
            context.appointment = new Appointment(pick(context.queue).id(), slot, slot.plusSeconds(3600), "");
        }
    }

    private Candidate candidate(PlanRequestBuilder context, String id) {
        Instant at = random.nextInt(3) == 0 ? minute(around(context, 200_000)) : null;
        Instant notBefore = random.nextInt(6) == 0 ? around(context, 300_000) : null;
        Instant expires = random.nextInt(6) == 0 ? around(context, 300_000) : null;
        boolean moved = at == null && random.nextInt(6) == 0;
        return new Candidate(
                PlanRequestBuilder.id(id), at, moved, notBefore, expires, pick(List.of(LatePolicy.values())));
    }

    /** Around now, or at the edge of a window. */
    private Instant around(PlanRequestBuilder context, int seconds) {
        Instant t = context.now.plusSeconds(random.nextInt(seconds) - seconds / 10);
        List<Window> open =
                context.timetable().windows(t, t.plus(Duration.ofDays(2))).list();
        return open.isEmpty() || random.nextBoolean() ? t : pick(open).start().plusSeconds(random.nextInt(3) * 60L);
    }

    private static Instant minute(Instant t) {
        return Instant.ofEpochSecond(Math.floorDiv(t.getEpochSecond(), 60) * 60);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
