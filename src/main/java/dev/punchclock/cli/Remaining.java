package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.CountedPost;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Owner;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a rehearsal from now on begins with: the posts that are not done, and what is known of the past. */
final class Remaining {
    private Remaining() {}

    static Workspace of(Session session) {
        List<Post> queue = new ArrayList<>();
        for (Post post : session.workspace().queue()) {
            List<AccountName> left = post.to().stream()
                    .filter(account -> waits(session, post, account))
                    .toList();
            if (!left.isEmpty()) {
                queue.add(post.onlyTo(left));
            }
        }
        return session.workspace().withQueue(queue);
    }

    private static boolean waits(Session session, Post post, AccountName account) {
        Desk desk = session.workspace().desks().get(account);
        Delivery delivery = desk == null ? null : session.book().find(post.id(), desk.owner());
        return delivery == null || delivery.state() == State.WAITING || delivery.state() == State.WITHDRAWN;
    }

    /** What counts already, what is paused, and what is closed by hand. */
    static List<Fact> before(Session session) {
        Book book = session.book();
        List<Fact> facts = new ArrayList<>();
        for (Desk desk : session.workspace().desks().values()) {
            AccountName account = desk.account().name();
            Owner owner = desk.owner();
            for (Instant at : book.counted(owner)) {
                facts.add(Fact.counted(account, new CountedPost(new Receipt("", null, at), owner.key())));
            }
            if (book.isPaused(owner)) {
                facts.add(Fact.of(Kind.PAUSED, account));
            }
            book.busy(owner, session.now()).ifPresent(busy -> facts.add(Fact.busy(account, busy)));
        }
        return facts;
    }
}
