package dev.punchclock.cli;

import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds accounts by their own name or by their member's. */
final class Whose {
    private Whose() {}

    /**
     * The account of this name, and every account of the member of this name.
     *
     * @throws Stopped with {@link ExitCode#USAGE} when there is neither
     */
    static List<Desk> desks(Session session, String name) {
        List<Desk> found = session.workspace().desks().values().stream()
                .filter(desk -> desk.account().name().value().equals(name) || desk.isOf(name))
                .toList();
        if (found.isEmpty()) {
            Set<String> known = new TreeSet<>();
            session.workspace().desks().values().forEach(desk -> {
                known.add(desk.account().name().value());
                if (desk.member() != null) {
                    known.add(desk.member().name().value());
                }
            });
            throw new Stopped(
                    ExitCode.USAGE,
                    "there is no account " + name + ", and no member " + name + " who has one",
                    DidYouMean.remedy(name, known));
        }
        return found;
    }
}
