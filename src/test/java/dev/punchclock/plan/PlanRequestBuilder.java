package dev.punchclock.plan;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.Rota;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.PostId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account's question, put together as a test needs it: London office hours in the week of Monday 23 November 2026,
 * at the most 12 and at least 5 a week, 45 minutes apart, unless the test says otherwise.
 */
final class PlanRequestBuilder {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final AccountName ACCOUNT = new AccountName("acme-dave");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    ZoneId zone = LONDON;
    Map<DayOfWeek, List<Shift>> week = office();
    final Map<LocalDate, List<Shift>> days = new HashMap<>();
    Holidays holidays = Holidays.NONE;
    TimeOff off = TimeOff.NONE;
    Quota quota = new Quota(Period.WEEK, 5, 12, Duration.ofMinutes(45));
    Duration room = Duration.ofSeconds(32);
    final List<Candidate> queue = new ArrayList<>();
    final List<Instant> counted = new ArrayList<>();
    final List<Instant> published = new ArrayList<>();

    @Nullable
    Instant lastLook;

    @Nullable
    Instant quietUntil;

    @Nullable
    Appointment appointment;

    Instant now = at("2026-11-23T08:00");
    Instant horizon = at("2027-01-18T00:00");

    static Map<DayOfWeek, List<Shift>> office() {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) < 0) {
                week.put(day, List.of(shift(9, 0, 12, 30), shift(13, 30, 17, 30)));
            }
        }
        week.put(DayOfWeek.FRIDAY, List.of(shift(9, 0, 13, 0)));
        return week;
    }

    static Map<DayOfWeek, List<Shift>> everyDay(Shift... shifts) {
        Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(shifts));
        }
        return week;
    }

    static Shift shift(int hour, int minute, int endHour, int endMinute) {
        return new Shift(hour * 60 + minute, endHour * 60 + endMinute);
    }

    static PlanRequestBuilder office(String now) {
        PlanRequestBuilder context = new PlanRequestBuilder();
        context.now = context.at(now);
        return context;
    }

    /** A moment by the clock on the account's wall. */
    Instant at(String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    PlanRequestBuilder quota(Period per, int min, int max, int gapMinutes) {
        quota = new Quota(per, min, max, Duration.ofMinutes(gapMinutes));
        return this;
    }

    PlanRequestBuilder aim(int aim) {
        quota = new Quota(quota.per(), quota.min(), aim, quota.max(), quota.gap(), quota.prorate());
        return this;
    }

    PlanRequestBuilder hours(Map<DayOfWeek, List<Shift>> hours) {
        week = hours;
        return this;
    }

    /** Posts p1, p2, … that float. */
    PlanRequestBuilder posts(int count) {
        for (int i = 0; i < count; i++) {
            queue.add(floating("p" + (queue.size() + 1)));
        }
        return this;
    }

    PlanRequestBuilder pinned(String id, String local) {
        return pinned(id, local, LatePolicy.NEXT_SLOT);
    }

    PlanRequestBuilder pinned(String id, String local, LatePolicy late) {
        queue.add(new Candidate(id(id), at(local), false, null, null, late));
        return this;
    }

    PlanRequestBuilder moved(String id) {
        queue.add(new Candidate(id(id), null, true, null, null, LatePolicy.NEXT_SLOT));
        return this;
    }

    PlanRequestBuilder notBefore(String id, String local) {
        queue.add(new Candidate(id(id), null, false, at(local), null, LatePolicy.NEXT_SLOT));
        return this;
    }

    PlanRequestBuilder expiring(String id, String local) {
        queue.add(new Candidate(id(id), null, false, null, at(local), LatePolicy.NEXT_SLOT));
        return this;
    }

    PlanRequestBuilder publishedAt(String... local) {
        for (String one : local) {
            counted.add(at(one));
            published.add(at(one));
        }
        return this;
    }

    PlanRequestBuilder looked(String local) {
        lastLook = at(local);
        return this;
    }

    PlanRequestBuilder appointed(String id, String local) {
        Instant slot = at(local);
        appointment = new Appointment(id(id), slot, slot.plus(Duration.ofHours(1)), "");
        return this;
    }

    Timetable timetable() {
        return Timetable.of(
                zone, List.of(new PersonalHours(new Hours("office", zone, Rota.week(week), days, holidays), off)));
    }

    PlanRequest ask() {
        AccountHistory past = new AccountHistory(counted, published, lastLook, quietUntil);
        return new PlanRequest(timetable(), quota, room, queue, past, appointment, ACCOUNT.value(), now, horizon);
    }

    Plan plan() {
        return Planner.plan(ask());
    }

    /** The slots as a person would list them: {@code p1 Mon 10:25}. */
    List<String> times() {
        return plan().slots().stream().map(this::time).toList();
    }

    String time(Slot slot) {
        return slot.id().post() + " " + clock(slot.at());
    }

    String clock(Instant t) {
        return CLOCK.format(t.atZone(zone));
    }

    Optional<Slot> slot(String id) {
        return plan().slots().stream().filter(s -> s.id().equals(id(id))).findFirst();
    }

    /** When a post goes out, {@code Tue 10:15}, or why it has no slot. */
    String answer(String id) {
        Plan plan = plan();
        return plan.slots().stream()
                .filter(s -> s.id().equals(id(id)))
                .map(s -> clock(s.at()) + ": " + s.why().words())
                .findFirst()
                .orElseGet(() -> plan.unplaced().stream()
                        .filter(u -> u.id().equals(id(id)))
                        .map(UnplacedPost::why)
                        .findFirst()
                        .orElse("not in the plan"));
    }

    static Candidate floating(String id) {
        return new Candidate(id(id), null, false, null, null, LatePolicy.NEXT_SLOT);
    }

    static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), ACCOUNT);
    }
}
