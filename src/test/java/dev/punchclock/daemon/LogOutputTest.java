package dev.punchclock.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogOutputTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-07-24T09:15:02.5Z"));
    private static final DeliveryId CONF = new DeliveryId(new PostId("conf-26"), SampleWorkspace.ACME);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @Test
    void a_person_reads_when_what_and_where() {
        DaemonLog human = new DaemonLog(LogOutput.human(log, CLOCK, SampleWorkspace.LONDON));
        human.happened(
                EntryBody.sent(CONF, new Receipt("1", "https://x.com/1", Instant.parse("2026-07-24T09:15:02Z"))),
                SampleWorkspace.LONDON);
        human.happened(EntryBody.of(EntryKind.HANDED_IN, CONF), SampleWorkspace.LONDON);
        assertThat(said()).isEqualTo("2026-07-24 10:15:02 BST  sent  conf-26 on acme  https://x.com/1\n");
    }

    @Test
    void a_machine_reads_one_object_a_line() {
        DaemonLog json = new DaemonLog(LogOutput.json(log, CLOCK));
        json.happened(EntryBody.of(EntryKind.NOT_SENT, CONF).note("it said \"no\"\nand more"), SampleWorkspace.LONDON);
        assertThat(said())
                .isEqualTo("{\"level\":\"WARN\",\"throwable\":null,\"at\":\"2026-07-24T09:15:02.500Z\","
                        + "\"message\":\"not sent  conf-26 on acme  it said \\\"no\\\"\\nand more\","
                        + "\"what\":\"not-sent\",\"post\":\"conf-26\",\"account\":\"acme\"}\n");
    }

    @Test
    void a_bug_comes_with_its_stack_and_libraries_are_heard_only_when_they_warn() {
        DaemonLog human = new DaemonLog(LogOutput.withoutTime(log));
        human.bug(new IllegalStateException("oops"), Duration.ofMinutes(1));
        LoggerFactory.getLogger("org.quartz").info("hello");
        LoggerFactory.getLogger("org.quartz").warn("beware");
        assertThat(said())
                .startsWith("""
                        bug  this is a bug in punchclock, not a mistake of yours; it looks again in 1 min
                            java.lang.IllegalStateException: oops
                        """)
                .contains("\n    at dev.punchclock.daemon.LogOutputTest")
                .endsWith("\nbeware\n");
    }

    @Test
    void what_is_quoted_begins_no_line_of_its_own() {
        DaemonLog human = new DaemonLog(LogOutput.withoutTime(log));
        human.happened(
                EntryBody.of(EntryKind.NOT_SENT, CONF).note("it said\n2026-07-24  sent  \u001b[2J\u2028"),
                SampleWorkspace.LONDON);
        human.bug(new IllegalStateException("oops\nsent  all"), Duration.ofMinutes(1));
        assertThat(said().lines().filter(line -> !line.startsWith("    ")))
                .containsExactly(
                        "not sent  conf-26 on acme  it said\\u000a2026-07-24  sent  \\u001b[2J\\u2028",
                        "bug  this is a bug in punchclock, not a mistake of yours; it looks again in 1 min");
    }

    private String said() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
