package dev.punchclock.report;

import dev.punchclock.hours.Timetable;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds accounts, and their working time, by their own name or by their member's. */
public final class AccountOrMember {
    private AccountOrMember() {}

    /**
     * The working time of an account, of a member or of named hours, each by what it belongs to. A member has the times of
     * their accounts, several only where these differ.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there are none of this name
     */
    public static Map<String, Timetable> timetables(ReportSource source, String name, Instant from, Instant to) {
        Map<String, Timetable> found = new LinkedHashMap<>();
        for (AccountContext context : source.workspace().contexts().values()) {
            if (context.account().name().value().equals(name)) {
                return Map.of(name, context.timetable());
            }
            if (context.isOf(name)) {
                found.put(context.account().name().value(), context.timetable());
            }
        }
        if (!found.isEmpty()) {
            boolean alike = found.values().stream()
                            .map(timetable -> timetable.windows(from, to))
                            .distinct()
                            .count()
                    == 1;
            return alike ? Map.of(name, found.values().iterator().next()) : found;
        }
        return Map.of(name, named(source, name));
    }

    private static Timetable named(ReportSource source, String name) {
        Timetable named = source.workspace().hours().get(name);
        if (named == null) {
            Set<String> known = known(source);
            known.addAll(source.workspace().hours().keySet());
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there are no hours, no account and no member called " + name,
                    DidYouMean.remedy(name, known));
        }
        return named;
    }

    private static Set<String> known(ReportSource source) {
        Set<String> known = new TreeSet<>();
        source.workspace().contexts().values().forEach(context -> {
            known.add(context.account().name().value());
            if (context.member() != null) {
                known.add(context.member().name().value());
            }
        });
        return known;
    }

    /**
     * The account of this name, and every account of the member of this name.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is neither
     */
    public static List<AccountContext> contexts(ReportSource source, String name) {
        List<AccountContext> found = source.workspace().contexts().values().stream()
                .filter(context -> context.account().name().value().equals(name) || context.isOf(name))
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no account " + name + ", and no member " + name + " who has one",
                    DidYouMean.remedy(name, known(source)));
        }
        return found;
    }
}
