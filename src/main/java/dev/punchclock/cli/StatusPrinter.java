package dev.punchclock.cli;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.report.AccountStanding;
import dev.punchclock.report.DaemonStanding;
import dev.punchclock.report.LastLook;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.StatusAnswer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells people how things stand. */
final class StatusPrinter {
    private static final int SHOWN = 10;
    private final Screen screen;
    private final WorkspaceSession session;

    StatusPrinter(Screen screen, WorkspaceSession session) {
        this.screen = screen;
        this.session = session;
    }

    void print(StatusAnswer answer) {
        screen.line(screen.strong(answer.presence()) + " " + answer.need());
        answer.underWay().forEach(screen::line);
        Stream.of(answer.unwritable(), answer.hindrance())
                .filter(Objects::nonNull)
                .forEach(screen::warning);
        screen.blank();
        screen.table("", answer.accounts().stream().map(this::row).toList());
        if (!answer.isQuiet()) {
            screen.blank();
        }
        answer.overdue().forEach(screen::warning);
        answer.clocks().forEach(screen::line);
        answer.noticed().forEach(screen::line);
        List<NeedyPost> needy = answer.needsYou();
        needy.subList(0, Math.min(SHOWN, needy.size())).forEach(this::needy);
        if (needy.size() > SHOWN) {
            screen.line("… and " + (needy.size() - SHOWN) + " more: punchclock list");
        }
        screen.blank();
        screen.line(screen.quiet(LastLook.words(session.source())));
        DaemonStanding.of(session.atWork(), session.source(), session::stamps)
                .ifPresent(daemon -> screen.line(screen.quiet(daemon.words(session.now(), session.zone()))));
    }

    private List<String> row(AccountStanding account) {
        String busy = account.busy().isPresent() ? screen.warn("busy") + ", " : "";
        String quota = account.quota() == null ? "" : Phrases.quota(account.quota());
        return List.of(
                screen.strong(account.account().value()),
                account.isPaused() ? screen.warn("paused") : busy + account.next(session.now()),
                account.isShort() ? screen.warn(quota) : quota);
    }

    private void needy(NeedyPost post) {
        Delivery delivery = post.delivery();
        String why = delivery.note() == null ? "" : ": " + delivery.note();
        screen.line(screen.warn(delivery.id() + " is " + delivery.state().shown()) + why);
        screen.line("  to do: " + post.remedy());
    }
}
