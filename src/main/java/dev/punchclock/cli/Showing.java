package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Outlook;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class Showing implements Command {
    private static final Duration AHEAD = Duration.ofDays(366);
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";
    private boolean json;

    Showing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Shows one post: its text, where it stands, and all that happened to it.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .flag("--json", "for machines", () -> json = true);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            PostId post = NamedPost.anywhere(session, id);
            ExitCode unrecorded = session.tellUnrecorded();
            List<Entry> history = session.existing()
                    .map(ledger -> inOrder(ledger.history(post)))
                    .orElse(List.of());
            Post queued = session.workspace().queue().stream()
                    .filter(p -> p.id().equals(post))
                    .findFirst()
                    .orElse(null);
            if (queued == null && history.isEmpty()) {
                session.post(post);
            }
            Outlook outlook = session.outlook(session.now().plus(AHEAD));
            if (json) {
                shell.screen().raw(Json.write(json(session, post, queued, outlook, history)));
            } else {
                print(session, post, queued, outlook, history);
            }
            return unrecorded.worst(ExitCode.DONE);
        }
    }

    /** By their time. What was written at one moment about several accounts, which are looked at side by side, by account. */
    private static List<Entry> inOrder(List<Entry> history) {
        Comparator<Entry> byTime = Comparator.comparing(Entry::at);
        return history.stream()
                .sorted(byTime.thenComparing(each -> each.fact().kind() == Kind.HANDED_IN
                        ? ""
                        : String.valueOf(each.fact().account())))
                .toList();
    }

    private void print(Session session, PostId post, @Nullable Post queued, Outlook outlook, List<Entry> history) {
        Screen screen = shell.screen();
        String where = queued == null
                ? "no longer in the queue"
                : queued.places().start().toString();
        screen.line(screen.strong(post.value()) + screen.quiet("  " + where));
        String text = text(post, queued, outlook);
        text.lines().forEach(line -> screen.line("  " + line));
        screen.blank();
        for (DeliveryId delivery : deliveries(post, outlook)) {
            screen.line(standing(session, delivery, outlook));
            Delivery known = outlook.book().find(delivery);
            if (known != null && needs(known)) {
                screen.line("  to do: " + Status.remedy(known));
            }
            if (known != null && !known.further().isEmpty()) {
                screen.line("  it is there twice, also as " + links(known.further()) + "; to do: take one back");
            }
        }
        if (!history.isEmpty()) {
            screen.blank();
            List<List<String>> rows = new ArrayList<>();
            for (Entry entry : history) {
                AccountName account = entry.fact().account();
                ZoneId zone =
                        account == null ? session.zone() : Words.zone(session.workspace(), account, session.zone());
                rows.add(List.of(
                        Told.dayAndTime(entry.at(), zone, session.now()) + " " + Told.abbreviation(entry.at(), zone),
                        String.valueOf(account),
                        entry.fact().kind().shown(),
                        screen.quiet(by(entry)),
                        Words.details(entry.fact(), zone)));
            }
            screen.table("  ", rows);
        }
    }

    /** A name that was erased leaves only from where it was. */
    private static String by(Entry entry) {
        String who = entry.by().who();
        return "by " + (who.isEmpty() ? "" : who + ", ") + entry.by().via();
    }

    private static String text(PostId post, @Nullable Post queued, Outlook outlook) {
        if (queued != null) {
            return queued.wording().shown();
        }
        return deliveries(post, outlook).stream()
                .map(id -> outlook.book().find(id))
                .filter(d -> d != null && d.text() != null)
                .map(d -> new Wording(String.valueOf(d == null ? "" : d.text())).shown())
                .findFirst()
                .orElse("(its text was erased)");
    }

    private static List<DeliveryId> deliveries(PostId post, Outlook outlook) {
        return outlook.book().deliveries().stream()
                .map(Delivery::id)
                .filter(id -> id.post().equals(post))
                .sorted()
                .toList();
    }

    private String standing(Session session, DeliveryId id, Outlook outlook) {
        Delivery delivery = outlook.book().find(id);
        if (delivery == null) {
            return "";
        }
        ZoneId zone = Words.zone(session.workspace(), id.account(), session.zone());
        String on = "On " + id.account() + ": ";
        var receipt = delivery.receipt();
        if (receipt != null) {
            return on + "sent " + Told.exactly(receipt.at(), zone, session.now())
                    + (receipt.link() == null ? "" : "  " + receipt.link());
        }
        if (delivery.state() != State.WAITING) {
            String why = delivery.note() == null || delivery.note().isEmpty() ? "" : ": " + delivery.note();
            return on + delivery.state().shown() + sentParts(delivery) + " since " + Told.exactly(delivery.since(), zone, session.now())
                    + why;
        }
        Slot slot = slot(id, outlook);
        return on
                + (slot == null
                        ? "waiting, without a slot: " + why(session, id, outlook)
                        : "waiting for " + Told.exactly(slot.at(), zone, session.now()) + ", "
                                + slot.why().words());
    }

    private static String links(List<Receipt> receipts) {
        return receipts.stream().map(receipt -> String.valueOf(receipt.link())).collect(Collectors.joining(", "));
    }

    private static boolean needs(Delivery delivery) {
        return delivery.receipt() == null
                && (delivery.state() == State.HELD
                        || delivery.state() == State.UNKNOWN
                        || delivery.state() == State.PARTLY);
    }

    /** {@code , 2 of 3 parts sent,}: what can be seen of a thread that broke off. */
    private static String sentParts(Delivery delivery) {
        return delivery.parts() == 1
                ? ""
                : ", " + delivery.published().size() + " of " + delivery.parts() + " parts sent,";
    }

    private static @Nullable Slot slot(DeliveryId id, Outlook outlook) {
        Plan plan = outlook.plans().get(id.account());
        return plan == null
                ? null
                : plan.slots().stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private static String why(Session session, DeliveryId id, Outlook outlook) {
        Plan plan = outlook.plans().get(id.account());
        return plan == null
                ? "its account is not in the workspace"
                : plan.unplaced().stream()
                        .filter(u -> u.id().equals(id))
                        .map(u -> u.why())
                        .findFirst()
                        .orElse(
                                session.paused(outlook.book()).contains(id.account())
                                        ? "its account is paused"
                                        : "it is not in order");
    }

    private static Map<String, Object> json(
            Session session, PostId post, @Nullable Post queued, Outlook outlook, List<Entry> history) {
        List<Map<String, Object>> deliveries = new ArrayList<>();
        for (DeliveryId id : deliveries(post, outlook)) {
            Delivery delivery = outlook.book().find(id);
            Slot slot = slot(id, outlook);
            if (delivery != null) {
                var receipt = delivery.receipt();
                deliveries.add(Json.object(
                        "account",
                        id.account(),
                        "state",
                        delivery.state().word(),
                        "since",
                        delivery.since(),
                        "slot",
                        slot == null ? null : slot.at(),
                        "why",
                        slot == null ? null : slot.why().words(),
                        "publishedAt",
                        receipt == null ? null : receipt.at(),
                        "link",
                        receipt == null ? null : receipt.link(),
                        "partsSent",
                        delivery.published().isEmpty()
                                ? null
                                : delivery.published().size(),
                        "parts",
                        delivery.parts() == 1 ? null : delivery.parts(),
                        "note",
                        delivery.note()));
            }
        }
        List<Map<String, Object>> entries = history.stream()
                .map(entry -> Json.object(
                        "number", entry.number(),
                        "at", entry.at(),
                        "what", entry.fact().kind().word(),
                        "account", entry.fact().account(),
                        "details", Words.details(entry.fact(), session.zone()),
                        "by", entry.by().who(),
                        "via", entry.by().via()))
                .toList();
        return Json.object(
                "post",
                post,
                "file",
                queued == null ? null : queued.places().file(),
                "line",
                queued == null ? null : queued.places().start().line(),
                "text",
                text(post, queued, outlook),
                "accounts",
                deliveries,
                "entries",
                entries);
    }
}
