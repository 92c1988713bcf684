package dev.punchclock.cli;

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
final class AccountOrMember {
    private AccountOrMember() {}

    /**
     * The working time of an account, of a member or of named hours, each by what it belongs to. A member has the times of
     * their accounts, several only where these differ.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there are none of this name
     */
    static Map<String, Timetable> timetables(WorkspaceSession session, String name, Instant from, Instant to) {
        Map<String, Timetable> found = new LinkedHashMap<>();
        for (AccountContext context : session.workspace().contexts().values()) {
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
        return Map.of(name, named(session, name));
    }

    private static Timetable named(WorkspaceSession session, String name) {
        Timetable named = session.workspace().hours().get(name);
        if (named == null) {
            Set<String> known = known(session);
            known.addAll(session.workspace().hours().keySet());
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there are no hours, no account and no member called " + name,
                    DidYouMean.remedy(name, known));
        }
        return named;
    }

    private static Set<String> known(WorkspaceSession session) {
        Set<String> known = new TreeSet<>();
        session.workspace().contexts().values().forEach(context -> {
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
    static List<AccountContext> contexts(WorkspaceSession session, String name) {
        List<AccountContext> found = session.workspace().contexts().values().stream()
                .filter(context -> context.account().name().value().equals(name) || context.isOf(name))
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "there is no account " + name + ", and no member " + name + " who has one",
                    DidYouMean.remedy(name, known(session)));
        }
        return found;
    }
}
