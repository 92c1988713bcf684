package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Receipt;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.PostFinder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class ShowCommand implements Command {
    private static final Duration AHEAD = Duration.ofDays(366);
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";

    ShowCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows one post: its text, where it stands, and all that happened to it.")
                .in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            PostId post = PostFinder.anywhere(session.source(), id);
            ExitCode unrecorded = session.tellUnrecorded();
            List<Entry> history = session.existing()
                    .map(ledger -> inOrder(ledger.history(post)))
                    .orElse(List.of());
            Post queued = session.workspace().queue().stream()
                    .filter(p -> p.id().equals(post))
                    .findFirst()
                    .orElse(null);
            if (queued == null && history.isEmpty()) {
                PostFinder.inQueue(session.source(), post);
            }
            RoundPreview outlook = session.source().outlook(session.now().plus(AHEAD));
            if (shell.json()) {
                answer(session, post, queued, outlook, history);
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
                .sorted(byTime.thenComparing(each -> each.fact().kind() == EntryKind.HANDED_IN
                        ? ""
                        : String.valueOf(each.fact().account())))
                .toList();
    }

    private void print(
            WorkspaceSession session, PostId post, @Nullable Post queued, RoundPreview outlook, List<Entry> history) {
        Screen screen = shell.screen();
        String where = queued == null
                ? "no longer in the queue"
                : queued.places().start().toString();
        screen.line(screen.strong(post.value()) + screen.quiet("  " + where));
        String text = text(post, queued, outlook);
        text.lines().forEach(line -> screen.text("  ", line));
        screen.blank();
        for (DeliveryId delivery : deliveries(post, outlook)) {
            screen.line(standing(session, delivery, outlook));
            Delivery known = outlook.book().find(delivery);
            if (known != null && NeedyPost.needsYou(known)) {
                screen.line("  to do: " + NeedyPost.remedy(known));
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
                        account == null ? session.zone() : session.source().zone(account);
                rows.add(List.of(
                        TimeFormat.dayAndTime(entry.at(), zone, session.now()) + " "
                                + TimeFormat.abbreviation(entry.at(), zone),
                        String.valueOf(account),
                        entry.fact().kind().shown(),
                        screen.quiet(by(entry)),
                        Phrases.details(entry.fact(), zone, session.now())));
            }
            screen.table("  ", rows);
        }
    }

    /** A name that was erased leaves only from where it was. */
    private static String by(Entry entry) {
        String who = entry.by().who();
        return "by " + (who.isEmpty() ? "" : who + ", ") + entry.by().via();
    }

    private static String text(PostId post, @Nullable Post queued, RoundPreview outlook) {
        Wording says = says(post, queued, outlook);
        return says == null ? "(its text was erased)" : says.shown();
    }

    /** What it says; null where that was erased. */
    private static @Nullable Wording says(PostId post, @Nullable Post queued, RoundPreview outlook) {
        if (queued != null) {
            return queued.wording();
        }
        for (DeliveryId id : deliveries(post, outlook)) {
            Delivery delivery = outlook.book().find(id);
            String text = delivery == null ? null : delivery.text();
            if (text != null) {
                return new Wording(text);
            }
        }
        return null;
    }

    private static List<DeliveryId> deliveries(PostId post, RoundPreview outlook) {
        return outlook.book().of(post).stream().map(Delivery::id).sorted().toList();
    }

    private String standing(WorkspaceSession session, DeliveryId id, RoundPreview outlook) {
        Delivery delivery = outlook.book().find(id);
        if (delivery == null) {
            return "";
        }
        ZoneId zone = session.source().zone(id.account());
        String on = "On " + id.account() + ": ";
        var receipt = delivery.receipt();
        if (receipt != null) {
            return on + "sent " + TimeFormat.exactly(receipt.at(), zone, session.now())
                    + (receipt.link() == null ? "" : "  " + receipt.link());
        }
        if (delivery.state() != DeliveryState.WAITING) {
            String why = delivery.note() == null || delivery.note().isEmpty() ? "" : ": " + delivery.note();
            return on + delivery.state().shown() + sentParts(delivery) + " since "
                    + TimeFormat.exactly(delivery.since(), zone, session.now()) + why;
        }
        Slot slot = slot(id, outlook);
        return on
                + (slot == null
                        ? "waiting, without a slot: " + why(session, id, outlook)
                        : "waiting for " + TimeFormat.exactly(slot.at(), zone, session.now()) + ", "
                                + slot.why().words());
    }

    private static String links(List<Receipt> receipts) {
        return receipts.stream().map(receipt -> String.valueOf(receipt.link())).collect(Collectors.joining(", "));
    }

    /** {@code , 2 of 3 parts sent,}: what can be seen of a thread that broke off. */
    private static String sentParts(Delivery delivery) {
        return delivery.parts() == 1
                ? ""
                : ", " + delivery.published().size() + " of " + delivery.parts() + " parts sent,";
    }

    private static @Nullable Slot slot(DeliveryId id, RoundPreview outlook) {
        Plan plan = outlook.plans().get(id.account());
        return plan == null
                ? null
                : plan.slots().stream()
                        .filter(s -> s.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    private static String why(WorkspaceSession session, DeliveryId id, RoundPreview outlook) {
        Plan plan = outlook.plans().get(id.account());
        return plan == null
                ? "its account is not in the workspace"
                : plan.unplaced().stream()
                        .filter(u -> u.id().equals(id))
                        .map(u -> u.why())
                        .findFirst()
                        .orElse(
                                session.source().paused(outlook.book()).contains(id.account())
                                        ? "its account is paused"
                                        : "it is not in order");
    }

    private void answer(
            WorkspaceSession session, PostId post, @Nullable Post queued, RoundPreview outlook, List<Entry> history) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (DeliveryId id : deliveries(post, outlook)) {
            Delivery delivery = outlook.book().find(id);
            if (delivery != null) {
                ZoneId zone = session.source().zone(id.account());
                accounts.add(JsonValues.delivery(delivery, slot(id, outlook), zone));
            }
        }
        Wording says = says(post, queued, outlook);
        shell.document()
                .answer(
                        "show",
                        "post",
                        post,
                        "pinned",
                        queued == null ? null : queued.at(),
                        "file",
                        queued == null ? null : queued.places().file(),
                        "line",
                        queued == null ? null : queued.places().start().line(),
                        "text",
                        JsonValues.text(says),
                        "thread",
                        JsonValues.thread(says),
                        "accounts",
                        accounts,
                        "entries",
                        history.stream().map(entry -> json(session, entry)).toList());
    }

    private static Map<String, Object> json(WorkspaceSession session, Entry entry) {
        AccountName account = entry.fact().account();
        ZoneId zone = account == null ? session.zone() : session.source().zone(account);
        Map<String, Object> object = JsonWriter.object("number", entry.number());
        object.putAll(JsonValues.happened(entry.fact(), entry.at(), zone));
        object.putAll(JsonWriter.object(
                "who", JsonValues.some(entry.by().who()), "via", entry.by().via()));
        return object;
    }
}
