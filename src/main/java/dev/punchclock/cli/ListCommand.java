package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.Phrases;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class ListCommand implements Command {
    /** What is never handed in is in no state of a delivery. */
    static final String DRAFT = "draft";

    private static final Duration AHEAD = Duration.ofDays(366);
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    ListCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Lists the posts of the queue, and where each stands.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            ExitCode unrecorded = session.tellUnrecorded();
            RoundPreview outlook = session.source().outlook(session.now().plus(AHEAD));
            Map<DeliveryId, Slot> slots = new HashMap<>();
            outlook.plans().values().forEach(plan -> plan.slots().forEach(slot -> slots.put(slot.id(), slot)));
            List<List<String>> rows = new ArrayList<>();
            List<Map<String, Object>> objects = new ArrayList<>();
            for (Post post : session.workspace().queue()) {
                for (AccountName account : post.to()) {
                    Line line = line(session, outlook, slots.get(new DeliveryId(post.id(), account)), post, account);
                    if (shell.json()) {
                        objects.add(line.json(post, account));
                    } else {
                        rows.add(line.row(post, account));
                    }
                }
            }
            if (shell.json()) {
                shell.document().answer("list", "posts", objects);
            } else if (rows.isEmpty()) {
                shell.screen().line("The queue is empty. punchclock add ACCOUNT \"text\" writes the first post.");
            } else {
                shell.screen().table("", rows, WHOLE, WHOLE, WHOLE, WHOLE, TEXT);
            }
            return unrecorded.worst(
                    WorkspaceErrorNotice.tell(shell, session.source().problems()));
        }
    }

    private static Line line(
            WorkspaceSession session, RoundPreview outlook, @Nullable Slot slot, Post post, AccountName account) {
        ZoneId zone = session.source().zone(account);
        AccountContext context = session.workspace().contexts().get(account);
        Delivery delivery = context == null ? null : outlook.book().find(post.id(), context.owner());
        if (post.draft()) {
            return new Line(DRAFT, "", null, null, zone);
        }
        if (delivery == null) {
            return new Line("not in order", "", null, null, zone);
        }
        Instant counts = delivery.countsAt();
        String time = told(counts == null ? delivery.since() : counts, zone, session);
        if (delivery.state() == DeliveryState.WAITING) {
            time = slot == null ? "no slot" : told(slot.at(), zone, session);
        }
        return new Line(delivery.state().shown(), time, delivery, slot, zone);
    }

    private static String told(Instant at, ZoneId zone, WorkspaceSession session) {
        return TimeFormat.dayAndTime(at, zone, session.now()) + " " + TimeFormat.abbreviation(at, zone);
    }

    /** @param delivery null for what was never handed in */
    private record Line(
            String state,
            String time,
            @Nullable Delivery delivery,
            @Nullable Slot slot,
            ZoneId zone) {
        List<String> row(Post post, AccountName account) {
            return List.of(post.id().value(), account.value(), state, time, Phrases.firstWords(post));
        }

        Map<String, Object> json(Post post, AccountName account) {
            Map<String, Object> object = JsonWriter.object("post", post.id());
            object.putAll(
                    delivery == null
                            ? JsonWriter.object("account", account, "state", JsonWriter.word(state))
                            : JsonValues.delivery(delivery, slot, zone));
            object.putAll(JsonValues.queued(post));
            return object;
        }
    }
}
