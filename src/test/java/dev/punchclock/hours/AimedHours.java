package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Random hours around a clock change: days next to it, shifts that begin or end at its edges. */
final class AimedHours {
    static final List<String> ZONES = List.of(
            "Europe/London",
            "Europe/Dublin",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Nuuk",
            "America/Havana",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Pacific/Kwajalein",
            "Pacific/Kiritimati",
            "Asia/Kathmandu",
            "Asia/Gaza",
            "Asia/Tehran",
            "Africa/Casablanca",
            "Africa/Cairo",
            "Africa/El_Aaiun",
            "America/Asuncion",
            "America/Santiago",
            "America/Scoresbysund",
            "Asia/Beirut",
            "Atlantic/Azores",
            "Australia/Sydney",
            "Pacific/Auckland",
            "Pacific/Easter",
            "Antarctica/Troll");
    private static final Instant FIRST = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2037-01-01T00:00:00Z");
    private static final int DAY = 24 * 60;
    private static final int[] NEAR = {0, 0, 0, 1, -1, 15, -15, 30, -30, 60, -60, 120};
    private static final Map<String, List<ZoneOffsetTransition>> CHANGES = new ConcurrentHashMap<>();

    final Random random;
    final ZoneId zone;
    final ZoneOffsetTransition change;

    AimedHours(Random random) {
        this.random = random;
        String name = ZONES.get(random.nextInt(ZONES.size()));
        zone = ZoneId.of(name);
        List<ZoneOffsetTransition> changes = CHANGES.computeIfAbsent(name, z -> changes(ZoneId.of(z)));
        boolean skippedDay = name.equals("Pacific/Apia") && random.nextInt(3) == 0;
        change = skippedDay
                ? zone.getRules().nextTransition(Instant.parse("2011-12-01T00:00:00Z"))
                : changes.get(random.nextInt(changes.size()));
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> all = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            all.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return all;
    }

    Hours hours() {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, shifts());
        }
        return new Hours("aimed", zone, week, days());
    }

    Map<LocalDate, List<Shift>> days() {
        Map<LocalDate, List<Shift>> days = new HashMap<>();
        if (random.nextInt(4) > 0) {
            days.put(edge().toLocalDate(), shifts());
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            days.put(edge().toLocalDate().plusDays(random.nextInt(5) - 2), shifts());
        }
        return days;
    }

    /** A stretch of up to four days, in minutes since the epoch; the change lies in most of them. */
    long[] stretch() {
        long at = change.toEpochSecond() / 60;
        long a = at + (random.nextInt(4) == 0 ? near() : -random.nextInt(2 * DAY));
        long b = at + (random.nextInt(4) == 0 ? near() : random.nextInt(2 * DAY));
        return new long[] {Math.min(a, b), Math.max(a, b)};
    }

    List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int start = timeOfDay();
            int end = timeOfDay();
            shifts.add(new Shift(start, end > start ? end : end + DAY));
        }
        return shifts;
    }

    private int timeOfDay() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(DAY);
            case 1 -> Math.floorMod(near(), DAY);
            default -> Math.floorMod(edge().toLocalTime().toSecondOfDay() / 60 + near(), DAY);
        };
    }

    LocalDateTime edge() {
        return random.nextBoolean() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    }

    private int near() {
        return NEAR[random.nextInt(NEAR.length)];
    }
}
