package dev.punchclock.cli;

import static dev.punchclock.cli.Column.PROSE;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Absence;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.ReportSource;
import dev.punchclock.report.RoundAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Tells what a round did. */
final class RoundPrinter {
    private final CommandEnvironment environment;
    private final ReportSource source;
    private final RoundAnswer answer;
    private final RoundReport report;

    RoundPrinter(CommandEnvironment environment, ReportSource source, RoundAnswer answer) {
        this.environment = environment;
        this.source = source;
        this.answer = answer;
        report = answer.report();
    }

    void print() {
        Screen screen = environment.screen();
        if (report.absence() != null) {
            report.absence().lines(source.zone()).forEach(screen::line);
        }
        screen.table("", answer.told().stream().map(this::row).toList(), WHOLE, WHOLE, WHOLE, PROSE, PROSE);
        answer.unknown().forEach(environment.complaints()::problem);
        answer.underWay().forEach(screen::line);
        if (!answer.told().isEmpty()) {
            screen.line(screen.quiet(answer.summary()));
        } else if (report.unrecorded().isEmpty()) {
            screen.line(answer.summary() + RunCommand.REHEARSE);
        }
        answer.beside().forEach(environment.complaints()::problem);
        report.bugs().forEach(this::bug);
        answer.closed().forEach(screen::line);
    }

    private void bug(AccountName account, Throwable bug) {
        environment
                .complaints()
                .problem(Problem.error(
                        null,
                        account + ": this is a bug in punchclock, not a mistake of yours. The other accounts were"
                                + " looked at; of " + account + " nothing more was done.",
                        ""));
        environment.complaints().trace(bug);
    }

    private List<String> row(EntryBody fact) {
        ZoneId zone = source.zone(fact.account());
        return List.of(
                TimeFormat.inZone(answer.at(fact), zone, source.now()),
                String.valueOf(fact.account()),
                fact.post() == null ? "" : fact.post().value(),
                sentence(fact, zone),
                fact.kind() == EntryKind.SENT ? fact.detail(EntryBody.LINK) : "");
    }

    /** What happened, and why or how late; the link of what is out stands apart. */
    private String sentence(EntryBody fact, ZoneId zone) {
        Screen screen = environment.screen();
        String what = fact.kind().shown();
        String details = Phrases.details(fact, zone, source.now());
        String more = details.isEmpty() ? "" : ": " + details;
        return switch (fact.kind()) {
            case SENT -> screen.good(what) + (fact.note() == null ? "" : " " + fact.note());
            case MOVED -> "moved to the next free time" + (details.isEmpty() ? "" : ": it " + details);
            case WITHDRAWN, EDITED -> what + more;
            default -> screen.warn(what) + more;
        };
    }

    /** For machines. */
    void answer() {
        Absence absence = report.absence();
        environment
                .document()
                .answer(
                        "run",
                        JsonWriter.object(
                                "absence",
                                        absence == null
                                                ? null
                                                : JsonValues.absence(absence, report.happened(), source.zone()),
                                "happened",
                                        answer.told().stream()
                                                .map(fact -> JsonValues.happened(
                                                        fact, answer.at(fact), source.zone(fact.account())))
                                                .toList(),
                                "next",
                                        report.next().entrySet().stream()
                                                .sorted(Map.Entry.comparingByValue())
                                                .map(this::next)
                                                .toList()));
    }

    private Map<String, Object> next(Map.Entry<AccountName, Instant> next) {
        return JsonWriter.object(
                "account", next.getKey(), "at", JsonWriter.time(next.getValue(), source.zone(next.getKey())));
    }
}
