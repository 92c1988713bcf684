package dev.punchclock.network;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares the clocks of servers with this machine's, by the {@code Date} of their answers, and remembers for an hour what
 * came of it. Not believed: what a cache gives, what is no date, and a date from before there was such a program. Safe for
 * threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1">RFC 9110, Date</a>
 */
public final class ServerClocks {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant OLDEST =
            LocalDate.of(2026, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    private final InstantSource clock;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(Optional<ClockDifference> difference, Instant at) {
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(LASTS));
        }
    }

    /** @param clock this machine's */
    public ServerClocks(InstantSource clock) {
        this.clock = clock;
    }

    /** To be asked right before a request begins. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Takes in an answer that has just come.
     *
     * @param server to which the request went
     * @param begun when it did
     * @param dates every {@code Date} of the answer
     * @param ages every {@code Age}: a cache that answers for the server says so
     */
    public void answered(URI server, Instant begun, List<String> dates, List<String> ages) {
        Instant ended = clock.instant();
        Optional<ClockDifference> told = dates.size() == 1 && ages.isEmpty()
                ? HttpDate.parse(dates.get(0).strip())
                        .filter(shown -> !shown.isBefore(OLDEST))
                        .map(shown -> ClockDifference.measured(begun, shown, SECOND, ended))
                : Optional.empty();
        heard.merge(key(server), new Heard(told, ended), (before, now) -> better(before, now, ended));
    }

    /** What is known is kept while it is fresh and an answer tells less: none, or the same not as finely. */
    private static Heard better(Heard before, Heard now, Instant at) {
        boolean tellsLess = now.difference().isEmpty()
                || before.difference()
                        .filter(known -> known.isFinerThan(now.difference().get()))
                        .isPresent();
        return before.isFresh(at) && before.difference().isPresent() && tellsLess ? before : now;
    }

    /** Whether the server has answered within the last hour, with or without the time. */
    public boolean isFresh(URI server) {
        Heard last = heard.get(key(server));
        return last != null && last.isFresh(clock.instant());
    }

    /** How far its clock is ahead; empty when it has not told within the last hour. */
    public Optional<ClockDifference> of(URI server) {
        return Optional.ofNullable(heard.get(key(server)))
                .filter(last -> last.isFresh(clock.instant()))
                .flatMap(Heard::difference);
    }

    private static String key(URI server) {
        return server.getScheme() + "://" + server.getAuthority();
    }
}
