package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.PublishNowResult;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Tells what became of a post that was to go out at once: good news to the one stream, the rest to the other. */
final class PublishNowPrinter {
    private final CommandEnvironment environment;
    private final WorkspaceSession session;
    private final PostId key;

    PublishNowPrinter(CommandEnvironment environment, WorkspaceSession session, PostId key) {
        this.environment = environment;
        this.session = session;
        this.key = key;
    }

    /** For machines. */
    void answer(List<PublishNowResult> answers) {
        environment
                .document()
                .answer(
                        "post",
                        "post",
                        key,
                        "answers",
                        answers.stream().map(this::json).toList());
    }

    private Map<String, Object> json(PublishNowResult answer) {
        Receipt receipt = answer.receipt();
        ZoneId zone = session.source().context(answer.account()).timetable().zone();
        return JsonWriter.object(
                "account", answer.account(),
                "result", answer.result().word(),
                "why", JsonValues.some(answer.why()),
                "remedy", JsonValues.some(answer.remedy()),
                "link", receipt == null ? null : receipt.link(),
                "receipt", receipt == null ? null : JsonValues.some(receipt.id()),
                "sentAt", receipt == null ? null : JsonWriter.time(receipt.at(), zone),
                "opens", JsonWriter.time(answer.opens(), zone),
                "exit", answer.result().code().number());
    }

    void tell(PublishNowResult answer) {
        Screen screen = environment.screen();
        String account = answer.account().value();
        String why = answer.why().isEmpty() ? "" : ": " + answer.why();
        switch (answer.result()) {
            case SENT -> {
                screen.line(screen.good("Sent") + " to " + account + time(answer) + link(answer));
                if (!answer.why().isEmpty()) {
                    screen.line("  " + answer.why());
                }
            }
            case SENT_BEFORE ->
                screen.line("Sent before to " + account + time(answer) + "; nothing was sent now" + link(answer));
            case QUEUED -> queued(answer);
            case CLOSED -> complain(account, closed(answer), "Nothing was sent or kept.", answer);
            case RULE -> complain(account, "refused by a rule" + why + ".", "Nothing was sent or kept.", answer);
            case NETWORK -> complain(account, "not sent" + why + ".", "Nothing was kept.", answer);
            case NOT_SET_UP -> complain(account, "not set up" + why + ".", "Nothing was sent or kept.", answer);
            case SENT_TOO_MANY -> complain(account, "sent, but" + why.substring(1) + ".", "", answer);
            case UNKNOWN -> complain(account, "unknown whether it was sent" + why + ".", "", answer);
        }
    }

    /** Where a calendar keeps the account closed, no plan shows when it goes out. */
    private void queued(PublishNowResult answer) {
        String queued = "Queued for " + answer.account() + " as " + key;
        if (answer.remedy().isEmpty()) {
            environment.screen().line(queued + ". punchclock plan shows when it goes out.");
        } else {
            environment.screen().line(queued + ". It waits until this is put right: " + answer.why());
            environment.screen().line("  to do: " + answer.remedy());
        }
    }

    /** As a problem of its account, also to machines. */
    private void complain(String account, String what, String then, PublishNowResult answer) {
        boolean said = answer.why().contains("nothing was sent");
        String whole = account + ": " + what + (said || then.isEmpty() ? "" : " " + then);
        environment.complaints().problem(Problem.error(null, whole, answer.remedy()));
    }

    /** {@code closed until Mon 23 Nov 09:00 GMT (Europe/London).}, or how long it is busy. */
    private String closed(PublishNowResult answer) {
        if (!answer.why().isEmpty()) {
            return (answer.remedy().isEmpty() ? "" : "closed until this is put right: ") + answer.why() + ".";
        }
        Instant opens = answer.opens();
        if (opens == null) {
            return "closed, and no work time is near.";
        }
        AccountContext context = session.source().context(answer.account());
        ZoneId zone = context.timetable().zone();
        return "closed until " + TimeFormat.dayAndTime(opens, zone) + " " + TimeFormat.abbreviation(opens, zone) + " ("
                + zone + ").";
    }

    private String time(PublishNowResult answer) {
        Receipt receipt = answer.receipt();
        if (receipt == null) {
            return "";
        }
        ZoneId zone = session.source().context(answer.account()).timetable().zone();
        return ", " + TimeFormat.dayAndTime(receipt.at(), zone) + " " + TimeFormat.abbreviation(receipt.at(), zone);
    }

    private static String link(PublishNowResult answer) {
        Receipt receipt = answer.receipt();
        return receipt == null || receipt.link() == null ? "" : "  " + receipt.link();
    }
}
