package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.QueueLine;
import dev.punchclock.report.ReportSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code list}: list the posts of the queue. */
final class ListCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();

    ListCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Lists the posts of the queue, and where each stands.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            ExitCode unrecorded = session.tellUnrecorded();
            List<QueueLine> lines = QueueLine.of(session.source());
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "list",
                                "posts",
                                lines.stream()
                                        .map(line -> json(session.source(), line))
                                        .toList());
            } else if (lines.isEmpty()) {
                environment.screen().line("The queue is empty. punchclock add ACCOUNT \"text\" writes the first post.");
            } else {
                List<List<String>> rows =
                        lines.stream().map(line -> row(line, session.now())).toList();
                environment.screen().table("", rows, WHOLE, WHOLE, WHOLE, WHOLE, TEXT);
            }
            return unrecorded.worst(
                    WorkspaceErrorNotice.tell(environment, session.source().problems()));
        }
    }

    private static List<String> row(QueueLine line, Instant now) {
        return List.of(
                line.post().id().value(),
                line.account().value(),
                line.state(),
                line.time(now),
                Phrases.firstWords(line.post()));
    }

    private static Map<String, Object> json(ReportSource source, QueueLine line) {
        Delivery delivery = line.delivery();
        Map<String, Object> object = JsonWriter.object("post", line.post().id());
        object.putAll(
                delivery == null
                        ? JsonWriter.object("account", line.account(), "state", JsonWriter.word(line.state()))
                        : JsonValues.delivery(source, delivery, line.slot(), line.zone()));
        object.putAll(JsonValues.queued(line.post()));
        return object;
    }
}
