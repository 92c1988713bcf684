package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Timetable;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.x.XNetwork;
import dev.punchclock.network.x.XServer;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a memory, X's own record stands in for the ledger; whatever else X may do is in {@link FaultTableTest}. */
final class OnXTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");

    private Instant now = NOW;
    private final XServer server = new XServer(() -> now);
    private final XNetwork network = new XNetwork(
            account -> new Credentials(account.name(), "", server.credentials(account.handle())), () -> now);

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void without_a_memory_what_x_shows_in_other_letters_was_sent_before() {
        server.takeDuplicates();
        server.post("acme", "Version 2: https://acme.example/v2/");
        now = NOW.plus(Duration.ofHours(2));
        PublishNowResult answer = withoutMemory("Version 2: acme.example/v2");
        assertThat(answer.result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(server.count("POST /2/tweets")).isZero();
    }

    @Test
    void without_a_memory_nothing_is_sent_that_may_be_there_behind_a_short_link() {
        server.takeDuplicates();
        server.hideLinks();
        assertThat(withoutMemory("Version 2: https://acme.example/v2").result()).isEqualTo(Result.SENT);
        now = NOW.plus(Duration.ofHours(2));
        PublishNowResult again = withoutMemory("Version 2: https://acme.example/v2");
        assertThat(again.result()).isEqualTo(Result.RULE);
        assertThat(again.why()).startsWith("without a memory nobody can tell whether it was sent before");
        assertThat(server.shown("acme")).hasSize(1);
    }

    private PublishNowResult withoutMemory(String text) {
        Workspace workspace = SampleWorkspace.workspace(context()).publishedBy(Workspace.MEMORYLESS);
        Post post = SampleWorkspace.post("v2", text, null, LatePolicy.NEXT_SLOT);
        NetworkBackedLedger recollection = NetworkBackedLedger.of(workspace, context(), network, now);
        return new PublishNow(workspace, post, recollection, () -> now, null).on(context(), network, () -> {});
    }

    private AccountContext context() {
        Account account =
                new Account(SampleWorkspace.ACME, "x", "acme", server.uri(), Audience.EXTERNAL, Quota.NONE, null);
        return new AccountContext(
                account,
                null,
                new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office())),
                new FaultsOfX.Hasty());
    }
}
