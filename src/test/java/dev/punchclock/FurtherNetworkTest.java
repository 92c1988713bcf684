package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.network.Connector;
import dev.punchclock.network.Connectors;
import dev.punchclock.network.NetworkServices;
import dev.punchclock.network.rehearsal.RehearsalConnector;
import dev.punchclock.network.toy.ToyConnector;
import dev.punchclock.network.x.XConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network joins by one line: commands, files and schema know it from its connector alone. */
final class FurtherNetworkTest {
    private static final Connectors NETWORKS = new Connectors(
            new RehearsalConnector(),
            new XConnector(), //
            new ToyConnector());

    @TempDir
    Path root;

    private TypedCommand line;

    @BeforeEach
    void writeAWorkspace() throws IOException {
        line = in("acme: { network: toy, room: hall, hours: office }");
    }

    @Test
    void it_is_checked_planned_and_published_on() throws IOException {
        line.write("punchclock.yaml", line.read("punchclock.yaml").replace("publisher: desk1-0000\n", ""));
        line.write("queue/a.yaml", "- { id: talk, to: acme, at: 2026-11-24 10:00, text: Out now. }\n");
        assertThat(line.run("check").code()).isZero();
        assertThat(line.run("plan").said()).contains("acme on toy");
        assertThat(line.run("run").said()).contains("talk  sent  toy:1");
        assertThat(line.run("login", "acme").said()).contains("nobody signs in there");
        assertThat(line.run("doctor").said()).contains("nobody signs in");
    }

    @Test
    void its_limits_hold() throws IOException {
        line.write("queue/a.yaml", "- { id: talk, to: acme, text: " + "long ".repeat(30) + "}\n");
        assertThat(line.run("check").said())
                .contains("queue/a.yaml:1:31: the text is too long for a toy", "to do: shorten it");
    }

    @Test
    void its_key_is_read_by_it_and_by_no_other() throws IOException {
        assertThat(in("acme: { network: toy, room: [a], hours: office }")
                        .run("check")
                        .said())
                .contains("punchclock.yaml:8:31: `room` takes a single value", "`room: lobby`");
        assertThat(in("acme: { network: toy, room: a-room-too-long, hours: office }")
                        .run("check")
                        .said())
                .contains("punchclock.yaml:8:31: the name of a room has 10 letters at most");
        assertThat(in("acme: { network: x, room: hall, hours: office }")
                        .run("check")
                        .said())
                .contains("punchclock.yaml:8:29: only the network `toy` has rooms", "take it out");
        assertThat(in("acme: { network: toy, behaves: slow, hours: office }")
                        .run("check")
                        .said())
                .contains("punchclock.yaml:8:34: only the network `rehearsal` can be told how to behave");
        assertThat(in("acme: { network: toy, romm: hall, hours: office }")
                        .run("check")
                        .said())
                .contains("punchclock.yaml:8:25: `romm` is not a key of an account", "did you mean `room`?");
    }

    @Test
    void who_errs_in_the_word_is_told_of_it() throws IOException {
        assertThat(in("acme: { network: tyo, hours: office }").run("check").said())
                .contains("use one of: rehearsal, toy, x");
        assertThat(in("acme: { network: Plaything, hours: office }")
                        .run("check")
                        .said())
                .contains("there is no network `Plaything`", "did you mean `toy`?");
        assertThat(in("acme: { network: mastodon, hours: office }").run("check").said())
                .contains("this version cannot publish on `mastodon` yet", "use one of: rehearsal, toy, x");
    }

    @Test
    void the_schema_has_its_word_and_its_key() {
        assertThat(line.run("schema").said())
                .contains(
                        "\"enum\": [\"rehearsal\", \"toy\", \"x\"]",
                        "\"room\": { \"description\": \"The room of the toy network.\", \"type\": \"string\" }",
                        "{ \"if\": { \"required\": [\"room\"] }, \"then\": { \"properties\": { \"network\": { \"enum\":"
                                + " [\"toy\"] } } } }");
    }

    @Test
    void every_network_of_the_program_goes_by_one_word_in_all_of_its_parts() {
        NetworkServices services = new NetworkServices(
                account -> {
                    throw new AssertionError("nobody asked");
                },
                () -> Instant.EPOCH,
                root.toString());
        for (Connector each : ProgramNetworks.ALL.all()) {
            assertThat(each.network(services).limits().network())
                    .isEqualTo(each.word())
                    .matches("[a-z]+");
            assertThat(each.signIn(() -> Instant.EPOCH).isPresent())
                    .isNotEqualTo(each.secrets().isEmpty());
        }
        assertThatThrownBy(() -> new Connectors(new ToyConnector(), new ToyConnector()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TypedCommand in(String account) throws IOException {
        return TypedCommand.in(root, account).with(NETWORKS);
    }
}
