package dev.punchclock.publish;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Network;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.XNetwork;
import dev.punchclock.network.x.XServer;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios on X: the real ledger in a folder, and X on loopback with a clock of its own and a record that it keeps by it.
 * A test sets our clock, says how far X's is ahead of it, gives accounts and queue, and looks at what X has stored.
 *
 * <p>Unless a test says otherwise there is one account, {@code acme}, open Monday to Friday 09:00-17:00 in London, with a
 * gap of a minute and no maximum to speak of; X refuses the same text twice.
 */
final class XBench implements AutoCloseable {
    /** The route by which X is asked to publish, for {@link XServer#next}. */
    static final String PUBLISH = "POST /2/tweets";

    private static final String ME = "GET /2/users/me";

    static final Quota MINUTE_APART = new Quota(Period.WEEK, 0, 1000, Duration.ofMinutes(1));
    private static final String LEDGER = "desk1-0000";

    final XServer server = new XServer(this::serverTime);
    final SqliteLedger ledger;
    private final Map<AccountName, String> users = new HashMap<>();
    private final TreeMap<AccountName, AccountContext> contexts = new TreeMap<>();
    private XNetwork network = freshNetwork();
    private List<Post> queue;
    private Instant now;
    private Duration ahead = Duration.ZERO;

    /** @param start what our clock shows at first */
    XBench(Path folder, String start, Post... queue) {
        now = Instant.parse(start);
        this.queue = List.of(queue);
        ledger = SqliteLedger.forRehearsal(folder, RoundBench.ACTOR, new NewLedger(LEDGER, "sample", "", now));
        account(MINUTE_APART);
    }

    /** A post that waits for a slot. */
    static Post floating(String id, String text) {
        return SampleWorkspace.post(id, text, null, LatePolicy.NEXT_SLOT);
    }

    static Post pinned(String id, String text, String at) {
        return SampleWorkspace.post(id, text, LocalDateTime.parse(at), LatePolicy.NEXT_SLOT);
    }

    /** A thread that is pinned. */
    static Post thread(String id, String at, String... parts) {
        Wording all = Wording.ofThread(List.of(parts));
        return SampleWorkspace.post(id, all.text(), LocalDateTime.parse(at), LatePolicy.NEXT_SLOT);
    }

    /** The same, said though it was said before. */
    static Post repeated(Post post) {
        return new Post(
                post.id(),
                post.idWritten(),
                post.to(),
                post.wording(),
                post.at(),
                post.expires(),
                post.late(),
                post.draft(),
                true,
                post.places());
    }

    /** The account {@code acme} with this quota. */
    XBench account(Quota quota) {
        return account(SampleWorkspace.ACME, "acme", quota);
    }

    /** One more account, or this one with another handle or quota. */
    XBench account(AccountName name, String handle, Quota quota) {
        Account account = new Account(name, "x", handle, server.uri(), Audience.EXTERNAL, quota, null);
        contexts.put(
                name,
                new AccountContext(
                        account,
                        null,
                        new Timetable(SampleWorkspace.LONDON, List.of(nineToFive())),
                        new FaultsOfX.Hasty()));
        return this;
    }

    /** Takes an account out of the workspace. */
    XBench without(AccountName name) {
        contexts.remove(name);
        return this;
    }

    private static Hours nineToFive() {
        Map<DayOfWeek, List<Shift>> week = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(day, List.of(new Shift(9 * 60, 17 * 60)));
            }
        }
        return new Hours("office", SampleWorkspace.LONDON, week, Map.of());
    }

    XBench queue(Post... posts) {
        queue = List.of(posts);
        return this;
    }

    /** The credentials of {@code acme} belong to this user of X from now on, whatever its handle says. */
    XBench credentialsOf(String handle) {
        users.put(SampleWorkspace.ACME, handle);
        return this;
    }

    /** The handle of {@code acme} belongs to another user of X from now on, who has posted nothing. */
    XBench handleGoesTo(String id) {
        server.usually(ME, AnswerScript.says(200, "{\"data\":{\"id\":\"" + id + "\",\"username\":\"acme\"}}"));
        server.usually("GET /2/users/" + id + "/tweets", AnswerScript.says(200, "{\"meta\":{\"result_count\":0}}"));
        return this;
    }

    XBench handleComesBack() {
        server.usually(ME, AnswerScript.proper());
        return this;
    }

    /** The ledger as a version left it that did not ask for ids. */
    XBench forgetUsers() {
        ledger.record(
                now,
                ledgerState -> Decided.of(List.of(EntryBody.identified(context().owner(), ""))));
        return this;
    }

    /** A person says that it publishes from here. */
    XBench adopt() {
        network = freshNetwork();
        Workspace workspace = workspace();
        new Adoption(workspace, QueueRules.check(workspace), ledger, Map.of("x", network), now).adopt(() -> LEDGER);
        return this;
    }

    /** X's clock is so far ahead of ours; behind, where it is negative. */
    XBench serverAhead(Duration difference) {
        ahead = difference;
        return this;
    }

    XBench at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    XBench later(Duration by) {
        now = now.plus(by);
        return this;
    }

    Instant now() {
        return now;
    }

    Instant serverTime() {
        return now == null ? Instant.EPOCH : now.plus(ahead);
    }

    /** X publishes the next post and its answer is lost. */
    XBench loseNextAnswer() {
        server.next(PUBLISH, AnswerScript.swallows());
        return this;
    }

    /** The next request to publish is lost on its way; X has read it and does nothing. */
    XBench loseNextRequest() {
        server.next(PUBLISH, AnswerScript.closes());
        return this;
    }

    /** One look at the clock, as {@code punchclock run} takes it: a process of its own, which remembers no credentials. */
    RoundReport run() {
        network = freshNetwork();
        Workspace workspace = workspace();
        return Round.run(workspace, QueueRules.check(workspace), ledger, Map.of("x", network), this::now);
    }

    /** Looks every so often until a moment has come; the last report. */
    RoundReport runEvery(Duration step, String until) {
        RoundReport last = run();
        while (now.isBefore(Instant.parse(until))) {
            last = later(step).run();
        }
        return last;
    }

    /** Publishes at once, with the ledger. */
    PublishNowResult post(Post post) {
        network = freshNetwork();
        return new PublishNow(workspace(), post, ledger, this::now, null).on(context(), network, () -> {});
    }

    /** Publishes at once from a machine that is new each time. */
    PublishNowResult postWithoutMemory(Post post) {
        return jobWithoutMemory(post).get();
    }

    /** A job on a machine that is new each time, which has asked X what it has and is about to publish. */
    Supplier<PublishNowResult> jobWithoutMemory(Post post) {
        network = freshNetwork();
        Workspace memoryless = workspace().publishedBy(Workspace.MEMORYLESS);
        NetworkBackedLedger recollection = NetworkBackedLedger.of(memoryless, context(), network, now);
        return () -> new PublishNow(memoryless, post, recollection, this::now, null).on(context(), network, () -> {});
    }

    ManualActions hand() {
        Workspace workspace = workspace();
        return new ManualActions(workspace, QueueRules.check(workspace), ledger, now);
    }

    Workspace workspace() {
        return new Workspace(
                "sample",
                LEDGER,
                "",
                SampleWorkspace.LONDON,
                Workspace.USUAL_REST,
                Retention.USUAL,
                false,
                new TreeMap<>(),
                contexts,
                new ArrayList<>(queue),
                List.of(),
                Set.of(),
                List.of(),
                () -> true);
    }

    AccountContext context() {
        return Objects.requireNonNull(contexts.get(SampleWorkspace.ACME));
    }

    Network network() {
        return network;
    }

    private XNetwork freshNetwork() {
        return new XNetwork(
                account -> new Credentials(
                        account.name(), "", server.credentials(users.getOrDefault(account.name(), account.handle()))),
                this::now);
    }

    /** What X has stored of {@code acme}, in order, whether its list shows it or not. */
    List<String> stored() {
        return server.shown("acme");
    }

    /** When, by X's clock. */
    List<Instant> storedAt() {
        return server.times("acme");
    }

    /** Where people can read it. */
    List<String> links() {
        return server.links("acme");
    }

    DeliveryState state(String post) {
        return Objects.requireNonNull(delivery(post), "no delivery " + post).state();
    }

    @Nullable
    Delivery delivery(String post) {
        return ledger.book().find(new DeliveryId(new PostId(post), SampleWorkspace.ACME));
    }

    /** Why it stands as it does; empty when nothing is said. */
    String note(String post) {
        Delivery delivery = delivery(post);
        return delivery == null || delivery.note() == null ? "" : delivery.note();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        server.close();
    }
}
