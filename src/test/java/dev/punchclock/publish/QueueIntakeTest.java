package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.post;
import static dev.punchclock.workspace.SampleWorkspace.unnamed;
import static dev.punchclock.workspace.SampleWorkspace.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QueueIntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_post_is_handed_in_once() {
        Workspace workspace = workspace(floating("a"));
        LedgerState ledgerState = after(LedgerState.EMPTY, workspace);
        assertThat(ledgerState.everything()).hasSize(1);
        assertThat(decide(workspace, ledgerState)).isEmpty();
    }

    @Test
    void a_draft_is_never_handed_in_and_becoming_one_withdraws() {
        Post post = floating("a");
        Post draft = new Post(
                post.id(), true, post.to(), post.wording(), null, null, LatePolicy.DROP, true, false, post.places());
        assertThat(decide(workspace(draft), LedgerState.EMPTY)).isEmpty();
        assertThat(kinds(decide(workspace(draft), after(LedgerState.EMPTY, workspace(post)))))
                .containsExactly("withdrawn");
    }

    @Test
    void an_edit_before_the_claim_is_a_new_hash() {
        LedgerState ledgerState = after(LedgerState.EMPTY, workspace(floating("a")));
        List<EntryBody> facts = decide(workspace(post("a", "Other words", null, LatePolicy.NEXT_SLOT)), ledgerState);
        assertThat(kinds(facts)).containsExactly("edited");
    }

    @Test
    void a_post_that_left_before_its_claim_is_withdrawn_and_may_come_back() {
        LedgerState ledgerState = after(LedgerState.EMPTY, workspace(floating("a")));
        LedgerState without = after(ledgerState, workspace());
        assertThat(kinds(decide(workspace(), ledgerState))).containsExactly("withdrawn");
        assertThat(kinds(decide(workspace(floating("a")), without))).containsExactly("handed-in");
    }

    @Test
    void posts_of_a_broken_file_wait_and_are_not_withdrawn() {
        Workspace whole = workspace(floating("a"));
        LedgerState ledgerState = after(LedgerState.EMPTY, whole);
        assertThat(decide(broken(whole, "queue/posts.yaml"), ledgerState)).isEmpty();
        assertThat(decide(broken(whole, "queue/"), ledgerState)).isEmpty();
        assertThat(kinds(decide(broken(whole, "queue/2026-12/"), ledgerState))).containsExactly("withdrawn");
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
                whole.contexts(),
                List.of(),
                List.of(),
                Set.of(file),
                List.of(),
                () -> true);
    }

    @Test
    void an_unnamed_post_that_appears_where_a_published_one_vanished_is_held() {
        LedgerState ledgerState = published(after(LedgerState.EMPTY, workspace(unnamed("We open at nine"))));
        List<EntryBody> facts = decide(workspace(unnamed("We open at ten")), ledgerState);
        assertThat(kinds(facts)).containsExactly("gone", "handed-in", "held");
        assertThat(facts.get(2).note()).contains("edited after publication, or new? give it an id");
    }

    @Test
    void a_named_post_that_appears_there_is_simply_new() {
        LedgerState ledgerState = published(after(LedgerState.EMPTY, workspace(unnamed("We open at nine"))));
        assertThat(kinds(decide(workspace(floating("b")), ledgerState))).containsExactly("gone", "handed-in");
    }

    @Test
    void a_published_post_that_leaves_its_file_is_noted_once_where_it_could_be_mistaken() {
        LedgerState unnamed = published(after(LedgerState.EMPTY, workspace(unnamed("We open at nine"))));
        LedgerState noted = after(unnamed, workspace());
        assertThat(kinds(decide(workspace(), unnamed))).containsExactly("gone");
        assertThat(decide(workspace(), noted)).isEmpty();
        LedgerState named = published(after(LedgerState.EMPTY, workspace(floating("a"))));
        assertThat(decide(workspace(), named)).isEmpty();
    }

    @Test
    void an_unnamed_published_post_that_was_away_or_moved_to_another_file_is_still_watched() {
        LedgerState ledgerState = published(after(LedgerState.EMPTY, workspace(unnamed("We open at nine"))));
        LedgerState back = after(after(ledgerState, workspace()), workspace(unnamed("We open at nine")));
        assertThat(kinds(decide(workspace(unnamed("We open at ten")), back)))
                .containsExactly("gone", "handed-in", "held");
    }

    @Test
    void an_account_under_another_name_does_not_publish_its_history_again() {
        LedgerState ledgerState = published(after(LedgerState.EMPTY, workspace(floating("a"))));
        assertThat(kinds(decide(renamed("Acme"), ledgerState))).isEmpty();
        assertThat(kinds(decide(renamed("acme-new"), ledgerState))).containsExactly("handed-in", "held");
    }

    @Test
    void what_is_held_or_dropped_stays_so_when_its_account_gets_another_name() {
        LedgerState waiting = after(LedgerState.EMPTY, workspace(floating("a")));
        DeliveryId id = new DeliveryId(floating("a").id(), ACME);
        for (EntryKind kind : List.of(EntryKind.HELD, EntryKind.DROPPED)) {
            LedgerState decided = waiting.supposing(NOW, List.of(EntryBody.of(kind, id)));
            assertThat(kinds(decide(renamed("acme"), decided))).contains("handed-in", kind.word());
            LedgerState after = decided.supposing(NOW, decide(renamed("acme"), decided));
            assertThat(decide(renamed("acme"), after)).isEmpty();
        }
    }

    /** The workspace whose account is called otherwise than before, with this handle. */
    private static Workspace renamed(String handle) {
        AccountContext context = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        AccountName renamed = new AccountName("acme-new");
        Account account =
                new Account(renamed, "rehearsal", handle, null, Audience.EXTERNAL, SampleWorkspace.QUOTA, null);
        return SampleWorkspace.workspace(
                new AccountContext(account, null, context.timetable(), context.limits()),
                floating("a").onlyTo(List.of(renamed)));
    }

    private static LedgerState published(LedgerState ledgerState) {
        List<EntryBody> facts = new ArrayList<>();
        ledgerState.everything().forEach(delivery -> {
            DeliveryId id = delivery.id();
            assertThat(id.account()).isEqualTo(ACME);
            facts.add(EntryBody.claimed(id, new Delivery.Claim(NOW, NOW.plusSeconds(20), "key", NOW, null)));
            facts.add(EntryBody.sent(id, new Receipt("r1", null, NOW)));
        });
        return ledgerState.supposing(NOW, facts);
    }

    private static LedgerState after(LedgerState ledgerState, Workspace workspace) {
        return ledgerState.supposing(NOW, decide(workspace, ledgerState));
    }

    private static List<EntryBody> decide(Workspace workspace, LedgerState ledgerState) {
        return QueueIntake.decide(workspace, QueueRules.check(workspace), ledgerState, Instant.EPOCH);
    }

    private static List<String> kinds(List<EntryBody> facts) {
        return facts.stream().map(fact -> fact.kind().word()).toList();
    }
}
