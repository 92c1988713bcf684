package dev.punchclock.publish;

import static dev.punchclock.workspace.Sample.ACME;
import static dev.punchclock.workspace.Sample.floating;
import static dev.punchclock.workspace.Sample.post;
import static dev.punchclock.workspace.Sample.unnamed;
import static dev.punchclock.workspace.Sample.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Late;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.Sample;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_post_is_handed_in_once() {
        Workspace workspace = workspace(floating("a"));
        Book book = after(Book.EMPTY, workspace);
        assertThat(book.everything()).hasSize(1);
        assertThat(decide(workspace, book)).isEmpty();
    }

    @Test
    void a_draft_is_never_handed_in_and_becoming_one_withdraws() {
        Post post = floating("a");
        Post draft =
                new Post(post.id(), true, post.to(), post.wording(), null, null, Late.DROP, true, false, post.places());
        assertThat(decide(workspace(draft), Book.EMPTY)).isEmpty();
        assertThat(kinds(decide(workspace(draft), after(Book.EMPTY, workspace(post)))))
                .containsExactly("withdrawn");
    }

    @Test
    void an_edit_before_the_claim_is_a_new_hash() {
        Book book = after(Book.EMPTY, workspace(floating("a")));
        List<Fact> facts = decide(workspace(post("a", "Other words", null, Late.NEXT_SLOT)), book);
        assertThat(kinds(facts)).containsExactly("edited");
    }

    @Test
    void a_post_that_left_before_its_claim_is_withdrawn_and_may_come_back() {
        Book book = after(Book.EMPTY, workspace(floating("a")));
        Book without = after(book, workspace());
        assertThat(kinds(decide(workspace(), book))).containsExactly("withdrawn");
        assertThat(kinds(decide(workspace(floating("a")), without))).containsExactly("handed-in");
    }

    @Test
    void posts_of_a_broken_file_wait_and_are_not_withdrawn() {
        Workspace whole = workspace(floating("a"));
        Book book = after(Book.EMPTY, whole);
        assertThat(decide(broken(whole, "queue/posts.yaml"), book)).isEmpty();
        assertThat(decide(broken(whole, "queue/"), book)).isEmpty();
        assertThat(kinds(decide(broken(whole, "queue/2026-12/"), book))).containsExactly("withdrawn");
    }

    private static Workspace broken(Workspace whole, String file) {
        return new Workspace(
                whole.id(),
                null,
                "",
                whole.zone(),
                whole.rest(),
                Retention.USUAL,
                whole.offHours(),
                whole.hours(),
                whole.desks(),
                List.of(),
                List.of(),
                Set.of(file),
                List.of(),
                () -> true);
    }

    @Test
    void an_unnamed_post_that_appears_where_a_published_one_vanished_is_held() {
        Book book = published(after(Book.EMPTY, workspace(unnamed("We open at nine"))));
        List<Fact> facts = decide(workspace(unnamed("We open at ten")), book);
        assertThat(kinds(facts)).containsExactly("gone", "handed-in", "held");
        assertThat(facts.get(2).note()).contains("edited after publication, or new? give it an id");
    }

    @Test
    void a_named_post_that_appears_there_is_simply_new() {
        Book book = published(after(Book.EMPTY, workspace(unnamed("We open at nine"))));
        assertThat(kinds(decide(workspace(floating("b")), book))).containsExactly("gone", "handed-in");
    }

    @Test
    void a_published_post_that_leaves_its_file_is_noted_once_where_it_could_be_mistaken() {
        Book unnamed = published(after(Book.EMPTY, workspace(unnamed("We open at nine"))));
        Book noted = after(unnamed, workspace());
        assertThat(kinds(decide(workspace(), unnamed))).containsExactly("gone");
        assertThat(decide(workspace(), noted)).isEmpty();
        Book named = published(after(Book.EMPTY, workspace(floating("a"))));
        assertThat(decide(workspace(), named)).isEmpty();
    }

    @Test
    void an_unnamed_published_post_that_was_away_or_moved_to_another_file_is_still_watched() {
        Book book = published(after(Book.EMPTY, workspace(unnamed("We open at nine"))));
        Book back = after(after(book, workspace()), workspace(unnamed("We open at nine")));
        assertThat(kinds(decide(workspace(unnamed("We open at ten")), back)))
                .containsExactly("gone", "handed-in", "held");
    }

    @Test
    void an_account_under_another_name_does_not_publish_its_history_again() {
        Book book = published(after(Book.EMPTY, workspace(floating("a"))));
        assertThat(kinds(decide(renamed("Acme"), book))).isEmpty();
        assertThat(kinds(decide(renamed("acme-new"), book))).containsExactly("handed-in", "held");
    }

    @Test
    void what_is_held_or_dropped_stays_so_when_its_account_gets_another_name() {
        Book waiting = after(Book.EMPTY, workspace(floating("a")));
        DeliveryId id = new DeliveryId(floating("a").id(), ACME);
        for (Kind kind : List.of(Kind.HELD, Kind.DROPPED)) {
            Book decided = waiting.supposing(NOW, List.of(Fact.of(kind, id)));
            assertThat(kinds(decide(renamed("acme"), decided))).contains("handed-in", kind.word());
            Book after = decided.supposing(NOW, decide(renamed("acme"), decided));
            assertThat(decide(renamed("acme"), after)).isEmpty();
        }
    }

    /** The workspace whose account is called otherwise than before, with this handle. */
    private static Workspace renamed(String handle) {
        Desk desk = Sample.desk(Sample.QUOTA, Sample.office());
        AccountName renamed = new AccountName("acme-new");
        Account account = new Account(renamed, "rehearsal", handle, null, Audience.EXTERNAL, Sample.QUOTA, null);
        return Sample.workspace(
                new Desk(account, null, desk.timetable(), desk.limits()),
                floating("a").onlyTo(List.of(renamed)));
    }

    private static Book published(Book book) {
        List<Fact> facts = new ArrayList<>();
        book.everything().forEach(delivery -> {
            DeliveryId id = delivery.id();
            assertThat(id.account()).isEqualTo(ACME);
            facts.add(Fact.claimed(id, new Delivery.Claim(NOW, NOW.plusSeconds(20), "key", NOW, null)));
            facts.add(Fact.sent(id, new Receipt("r1", null, NOW)));
        });
        return book.supposing(NOW, facts);
    }

    private static Book after(Book book, Workspace workspace) {
        return book.supposing(NOW, decide(workspace, book));
    }

    private static List<Fact> decide(Workspace workspace, Book book) {
        return Intake.decide(workspace, QueueRules.check(workspace), book, Instant.EPOCH);
    }

    private static List<String> kinds(List<Fact> facts) {
        return facts.stream().map(fact -> fact.kind().word()).toList();
    }
}
