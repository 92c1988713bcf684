package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Publisher;
import java.util.Optional;

/** What there is to say of a workspace and its ledger to somebody who looks at all that publishing relies on. */
public final class WorkspaceFindings {
    private WorkspaceFindings() {}

    /** Whether this machine's clock can be right. */
    public static Finding clock(ReportSource source) {
        return Publisher.clockProblem(source.book(), source.now(), source.zone())
                .map(wrong -> Finding.bad("clock", wrong.what(), wrong.remedy()))
                .orElseGet(() -> Finding.good("clock", "it is " + TimeFormat.toTheSecond(source.now(), source.zone())));
    }

    /**
     * Whether every file is in order.
     *
     * @param folder where the workspace is
     */
    public static Finding files(ReportSource source, String folder) {
        long errors = source.problems().stream().filter(Problem::isError).count();
        return errors == 0
                ? Finding.good("files", folder + ", in order")
                : Finding.bad("files", Phrases.many(errors, "problem") + " in " + folder, "punchclock check");
    }

    /** Whether the workspace is published from here. */
    public static Finding publisher(ReportSource source) {
        Optional<Problem> displaced = source.ledger().flatMap(Ledger::displaced);
        if (displaced.isPresent()) {
            return ledger(displaced.get());
        }
        return source.cannotPublish()
                .map(cannot -> Finding.doubtful("publisher", cannot.what(), cannot.remedy()))
                .orElseGet(() -> Finding.good(
                        "publisher",
                        source.ledger()
                                .map(ledger -> ledger.id() + ", entries: "
                                        + ledger.book().entries())
                                .orElse("no ledger yet; the first run begins one")));
    }

    /** That something is wrong with the ledger. */
    public static Finding ledger(Problem problem) {
        String where = problem.place() == null ? "" : problem.place() + ": ";
        return Finding.bad("ledger", where + problem.what(), problem.remedy());
    }
}
