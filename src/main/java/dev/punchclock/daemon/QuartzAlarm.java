package dev.punchclock.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.DateBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;

/**
 * An alarm made of Quartz triggers, each for a single instant, in memory. Calendars, misfire rules and recovery are not
 * used: a trigger that is late just rings. Nothing is read from {@code quartz.properties} or from the environment.
 */
public final class QuartzAlarm implements Alarm {
    /** Its thread looks for work of its own accord only after this long; every change wakes it. */
    private static final Duration IDLE = Duration.ofHours(12);
    /** Quartz rings up to 2 ms before its time. */
    private static final Duration NOT_BEFORE = Duration.ofMillis(5);
    /** A trigger farther ahead rings early; whoever is woken looks, and sets it anew. */
    private static final Duration FARTHEST = Duration.ofDays(20);

    private static final JobKey RING = new JobKey("ring");

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Map<String, Runnable> rings = new ConcurrentHashMap<>();

    /** @param clock by which instants are meant */
    public QuartzAlarm(InstantSource clock) {
        this.clock = clock;
        try {
            scheduler = scheduler();
            scheduler.setJobFactory(
                    (fired, by) -> ring(fired.getTrigger().getKey().getName()));
            scheduler.addJob(job(), true);
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not start", e);
        }
    }

    private static Scheduler scheduler() throws SchedulerException {
        RAMJobStore store = new RAMJobStore();
        store.setMisfireThreshold(Long.MAX_VALUE); // never too late to ring
        String name = "punchclock-" + Integer.toHexString(System.identityHashCode(store));
        DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
        factory.createScheduler(name, name, new SameThreadQuartzPool(), store, "", 0, IDLE.toMillis(), -1);
        return factory.getScheduler(name);
    }

    private static JobDetail job() {
        return JobBuilder.newJob(Job.class).withIdentity(RING).storeDurably().build();
    }

    private Job ring(String name) {
        Runnable ring = rings.getOrDefault(name, () -> {});
        return context -> ring.run();
    }

    @Override
    public void set(String name, Instant at, Runnable ring) {
        rings.put(name, ring);
        TriggerKey key = new TriggerKey(name);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(RING)
                .startAt(DateBuilder.futureDate(millisTo(at), DateBuilder.IntervalUnit.MILLISECOND))
                .build();
        try {
            if (scheduler.rescheduleJob(key, trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not take " + trigger, e);
        }
    }

    private int millisTo(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        Duration wait = left.isNegative() ? Duration.ZERO : left.compareTo(FARTHEST) > 0 ? FARTHEST : left;
        return Math.toIntExact(wait.plus(NOT_BEFORE).toMillis());
    }

    @Override
    public void cancel(String name) {
        rings.remove(name);
        try {
            scheduler.unscheduleJob(new TriggerKey(name));
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not take back " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz did not end", e);
        }
    }
}
