package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.post.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent fits X's own description of its API, and so does what our X on loopback answers. */
class OpenApiTest {
    private static final Path DESCRIPTION = Path.of("..", "shared", "contracts", "x-openapi.json");

    private final XServerBench scene = new XServerBench();
    private String description = "";

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Files.exists(DESCRIPTION), "X's description of its API is not here: " + DESCRIPTION);
        description = Files.readString(DESCRIPTION);
        scene.server.useNewNames();
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void a_post_fits() {
        for (String text : List.of(
                "Out now.", "Quotes \" \\ / and\n\tmore: é 日本語 👩‍👩‍👧‍👦 https://acme.example/?a=1&b=2 <b>")) {
            assertThat(scene.send(text)).isInstanceOf(Outcome.Sent.class);
            XServer.Seen seen = last("POST /2/tweets");
            assertThat(seen.headers()).containsEntry("content-type", "application/json");
            assertThat(complaints("CreatePostsRequest", seen.body())).isEmpty();
            assertThat(LenientJson.of(seen.body()).at("text").text()).isEqualTo(text);
        }
    }

    @Test
    void a_part_of_a_thread_fits_and_answers_the_part_before() {
        Prepared thread = new Prepared(scene.account, Wording.ofThread(List.of("One.", "Two.")));
        Outcome first =
                scene.network.send(thread, 0, new IdempotencyKey("t/1", Instant.EPOCH), () -> Duration.ofSeconds(20));
        Receipt one = ((Outcome.Sent) first).receipt();
        Outcome second = scene.network.send(
                thread.after(List.of(one)), 1, new IdempotencyKey("t/2", Instant.EPOCH), () -> Duration.ofSeconds(20));
        assertThat(second).isInstanceOf(Outcome.Sent.class);
        XServer.Seen seen = last("POST /2/tweets");
        assertThat(complaints("CreatePostsRequest", seen.body())).isEmpty();
        assertThat(LenientJson.of(seen.body())
                        .at("reply")
                        .at("in_reply_to_tweet_id")
                        .text())
                .isEqualTo(one.id());
    }

    @Test
    void what_does_not_fit_is_noticed() {
        assertThat(complaints("CreatePostsRequest", "{\"text\":1}")).isNotEmpty();
        assertThat(complaints("CreatePostsRequest", "{\"text\":\"x\",\"media_type\":\"y\"}"))
                .isNotEmpty();
    }

    @Test
    void the_paths_are_known() {
        LenientJson paths = LenientJson.of(description).at("paths");
        assertThat(paths.at("/2/tweets").at("post").isObject()).isTrue();
        assertThat(paths.at("/2/tweets/{id}").at("delete").isObject()).isTrue();
        assertThat(paths.at("/2/users/me").at("get").isObject()).isTrue();
        assertThat(paths.at("/2/users/{id}/tweets").at("get").isObject()).isTrue();
    }

    @Test
    void the_query_is_known() {
        scene.send("Out now.");
        Instant since = scene.now;
        scene.now = scene.now.plus(Duration.ofMinutes(5));
        scene.network.recent(scene.account, since);
        String target = last("GET /2/users/" + scene.server.userId(XServerBench.HANDLE) + "/tweets")
                .target();
        Set<String> sent = SignatureCheck.pairs(target.split("\\?", 2)[1]).stream()
                .map(p -> p[0])
                .collect(Collectors.toSet());
        Set<String> known =
                LenientJson.of(description)
                        .at("paths")
                        .at("/2/users/{id}/tweets")
                        .at("get")
                        .at("parameters")
                        .items()
                        .stream()
                        .map(p -> p.at("$ref").text().isEmpty()
                                ? p
                                : parameter(p.at("$ref").text()))
                        .map(p -> p.at("name").text())
                        .collect(Collectors.toSet());
        assertThat(sent).contains("post.fields", "start_time", "max_results", "exclude");
        assertThat(known).containsAll(sent);
    }

    private LenientJson parameter(String reference) {
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return LenientJson.of(description).at("components").at("parameters").at(name);
    }

    private XServer.Seen last(String route) {
        return scene.server.requests().stream()
                .filter(s -> s.route().equals(route))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private List<String> complaints(String schema, String json) {
        String whole = "{\"$ref\":\"#/components/schemas/" + schema + "\","
                + description.strip().substring(1);
        Schema validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        return validator.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
