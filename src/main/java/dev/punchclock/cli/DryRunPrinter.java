package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.DryRunAnswer;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.ReportSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code run --dry-run}: what would be sent now. Sends and writes nothing. */
final class DryRunPrinter {
    private final CommandEnvironment environment;
    private final ReportSource source;

    DryRunPrinter(CommandEnvironment environment, ReportSource source) {
        this.environment = environment;
        this.source = source;
    }

    ExitCode run() {
        DryRunAnswer answer = DryRunAnswer.of(source);
        if (environment.json()) {
            environment.document().answer("dry-run", json(answer));
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        answer.due().forEach(slot -> rows.add(row(slot)));
        answer.decisions().forEach(fact -> rows.add(row(fact)));
        environment.screen().table("", rows, WHOLE, WHOLE, WHOLE, TEXT);
        if (rows.isEmpty()) {
            environment.screen().line("Nothing is due." + answer.next() + RunCommand.REHEARSE);
        }
        environment.screen().line("Nothing was sent or written.");
        return ExitCode.DONE;
    }

    private List<String> row(Slot slot) {
        return List.of(
                "would send",
                slot.id().account().value(),
                slot.id().post().value(),
                source.firstWords(slot.id().post()),
                late(slot));
    }

    private List<String> row(EntryBody fact) {
        return List.of(
                "would be " + fact.kind().shown(),
                String.valueOf(fact.account()),
                String.valueOf(fact.post()),
                "",
                Phrases.details(fact, source.zone(), source.now()));
    }

    private String late(Slot slot) {
        Duration late = Duration.between(slot.at(), source.now());
        return late.toMinutes() == 0 ? "" : TimeFormat.duration(late) + " after its slot";
    }

    private Map<String, Object> json(DryRunAnswer answer) {
        return JsonWriter.object(
                "wouldSend",
                        answer.due().stream()
                                .map(slot -> JsonValues.slot(
                                        slot, source.zone(slot.id().account())))
                                .toList(),
                "wouldBe",
                        answer.decisions().stream()
                                .map(fact -> JsonValues.happened(fact, source.now(), source.zone(fact.account())))
                                .toList());
    }
}
