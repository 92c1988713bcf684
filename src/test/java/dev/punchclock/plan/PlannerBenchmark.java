package dev.punchclock.plan;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** How long planning takes: five accounts, five zones, gap 30 minutes, 12 a day. Run by hand. */
final class PlannerBenchmark {
    private static final List<String> ZONES =
            List.of("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo", "America/St_Johns");
    private static final int ROUNDS = 40;

    private PlannerBenchmark() {}

    public static void main(String[] args) {
        List<PlanRequest> first = asks(5, 200);
        long cold = time(first);
        System.out.printf("%9s %9s %9s%n", "posts", "median", "best");
        System.out.printf("%9d %8.1f ms (first call of a fresh JVM, 5 accounts)%n", 1000, cold / 1e6);
        report(1, 1_000);
        report(1, 10_000);
        report(5, 2_000);
        report(5, 20_000);
        System.out.printf("%9d slots placed in the last%n", placed(asks(5, 20_000)));
    }

    private static void report(int accounts, int posts) {
        List<PlanRequest> asks = asks(accounts, posts);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            times.add(time(asks));
        }
        List<Long> warm = times.subList(ROUNDS / 2, ROUNDS).stream().sorted().toList();
        System.out.printf(
                "%9d %6.1f ms %6.1f ms (%d accounts)%n",
                accounts * posts, warm.get(warm.size() / 2) / 1e6, warm.get(0) / 1e6, accounts);
    }

    private static long time(List<PlanRequest> asks) {
        long began = System.nanoTime();
        int slots = placed(asks);
        long took = System.nanoTime() - began;
        if (slots == 0) {
            throw new IllegalStateException("nothing was planned");
        }
        return took;
    }

    private static int placed(List<PlanRequest> asks) {
        return asks.stream().mapToInt(ask -> Planner.plan(ask).slots().size()).sum();
    }

    private static List<PlanRequest> asks(int accounts, int posts) {
        List<PlanRequest> asks = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            PlanRequestBuilder context = new PlanRequestBuilder();
            context.zone = ZoneId.of(ZONES.get(i));
            context.quota = new Quota(Period.DAY, 2, 12, 12, Duration.ofMinutes(30), false);
            for (int d = 1; d < 188; d++) {
                context.days.put(context.now.atZone(context.zone).toLocalDate().plusDays(d * 17L), List.of());
            }
            context.horizon = context.now.plus(Duration.ofDays(3652));
            for (int p = 1; p <= posts; p++) {
                Instant notBefore = p % 10 == 0 ? context.now.plus(Duration.ofHours(p)) : null;
                Candidate floating = PlanRequestBuilder.floating("post-" + p);
                context.queue.add(new Candidate(floating.id(), null, false, notBefore, null, floating.late()));
            }
            asks.add(context.ask());
        }
        return asks;
    }
}
