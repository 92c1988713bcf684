package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What a rehearsal from now on begins with: the posts that are not done, and what is known of the past. */
final class Remaining {
    private Remaining() {}

    static Workspace of(Session session) {
        Book book = session.book();
        List<Post> queue = new ArrayList<>();
        for (Post post : session.workspace().queue()) {
            List<AccountName> left = post.to().stream()
                    .filter(account -> waits(book, post, account))
                    .toList();
            if (!left.isEmpty()) {
                queue.add(post.onlyTo(left));
            }
        }
        return session.workspace().withQueue(queue);
    }

    private static boolean waits(Book book, Post post, AccountName account) {
        Delivery delivery = book.find(new DeliveryId(post.id(), account));
        return delivery == null || delivery.state() == State.WAITING || delivery.state() == State.WITHDRAWN;
    }

    /** What counts already, what is paused, and what is closed by hand. */
    static List<Fact> before(Session session) {
        Book book = session.book();
        List<Fact> facts = new ArrayList<>();
        for (AccountName account : session.workspace().desks().keySet()) {
            book.counted(account).forEach(at -> facts.add(Fact.counted(account, at, "")));
            if (book.isPaused(account)) {
                facts.add(Fact.of(Kind.PAUSED, account));
            }
            book.busy(account, session.now()).ifPresent(busy -> facts.add(Fact.busy(account, busy)));
        }
        return facts;
    }
}
