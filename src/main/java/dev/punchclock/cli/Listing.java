package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.State;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Outlook;
import dev.punchclock.workspace.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class Listing implements Command {
    private static final Duration AHEAD = Duration.ofDays(366);
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private boolean json;

    Listing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Lists the posts of the queue, and where each stands.")
                .in(options)
                .flag("--json", "for machines", () -> json = true);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            ExitCode unrecorded = session.tellUnrecorded();
            Outlook outlook = session.outlook(session.now().plus(AHEAD));
            Map<DeliveryId, Slot> slots = new HashMap<>();
            outlook.plans().values().forEach(plan -> plan.slots().forEach(slot -> slots.put(slot.id(), slot)));
            List<List<String>> rows = new ArrayList<>();
            List<Map<String, Object>> objects = new ArrayList<>();
            for (Post post : session.workspace().queue()) {
                for (AccountName account : post.to()) {
                    Line line = line(session, outlook, slots.get(new DeliveryId(post.id(), account)), post, account);
                    rows.add(line.row(post, account));
                    objects.add(line.json(post, account));
                }
            }
            if (json) {
                shell.screen().raw(Json.write(objects));
            } else if (rows.isEmpty()) {
                shell.screen().line("The queue is empty. punchclock add ACCOUNT \"text\" writes the first post.");
            } else {
                shell.screen().table("", rows);
            }
            return unrecorded.worst(Complaints.tell(shell, session.problems()));
        }
    }

    private static Line line(Session session, Outlook outlook, @Nullable Slot slot, Post post, AccountName account) {
        ZoneId zone = Words.zone(session.workspace(), account, session.zone());
        Desk desk = session.workspace().desks().get(account);
        Delivery delivery = desk == null ? null : outlook.book().find(post.id(), desk.owner());
        if (post.draft()) {
            return new Line("draft", null, "");
        }
        if (delivery == null) {
            return new Line("not in order", null, "");
        }
        Instant counts = delivery.countsAt();
        if (delivery.state() != State.WAITING) {
            Instant at = counts == null ? delivery.since() : counts;
            return new Line(delivery.state().shown(), at, told(at, zone, session));
        }
        return slot == null
                ? new Line(State.WAITING.shown(), null, "no slot")
                : new Line(State.WAITING.shown(), slot.at(), told(slot.at(), zone, session));
    }

    private static String told(Instant at, ZoneId zone, Session session) {
        return Told.dayAndTime(at, zone, session.now()) + " " + Told.abbreviation(at, zone);
    }

    private record Line(String state, @Nullable Instant at, String time) {
        List<String> row(Post post, AccountName account) {
            return List.of(post.id().value(), account.value(), state, time, Words.firstWords(post));
        }

        Map<String, Object> json(Post post, AccountName account) {
            return Json.object(
                    "post", post.id(),
                    "account", account,
                    "state", state,
                    "at", at,
                    "pinned", post.at(),
                    "file", post.places().file(),
                    "line", post.places().start().line(),
                    "text", post.wording().text());
        }
    }
}
