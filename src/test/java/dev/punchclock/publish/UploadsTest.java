package dev.punchclock.publish;

import static dev.punchclock.publish.RoundBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.Uploads;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Media;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a post needs is uploaded before its claim; once, as long as the network keeps it; and in no other account's name. */
final class UploadsTest {
    private static final Media STAND = new Media("a".repeat(64), "image/png", "Our stand, two people, a kettle");
    private static final Media KETTLE = new Media("b".repeat(64), "image/jpeg", "");
    private static final Duration KEPT = Duration.ofHours(24);

    @TempDir
    Path folder;

    private final Album album = new Album();

    @Test
    void pictures_are_uploaded_before_the_claim_and_sent_with_the_text() {
        try (RoundBench bench = bench(post("p", STAND, KETTLE))) {
            List<DeliveryState> states = new ArrayList<>();
            album.whileUploading = () -> states.add(bench.state("p"));
            RoundReport report = bench.at("2026-11-24T10:15:00Z").round();
            assertThat(told(report)).containsExactly("p handed-in", "p sent");
            assertThat(states).containsExactly(DeliveryState.WAITING, DeliveryState.WAITING);
            assertThat(album.sent).containsExactly(Map.of(STAND.sha256(), "m1", KETTLE.sha256(), "m2"));
            assertThat(bench.published()).extracting(Publication::text).containsExactly("Look at this: p");
        }
    }

    @Test
    void what_is_there_is_not_uploaded_again_after_an_upload_that_failed() {
        try (RoundBench bench = bench(post("p", STAND, KETTLE))) {
            album.fail(KETTLE, new Outcome.NotSent("the connection broke off"));
            RoundReport report = bench.at("2026-11-24T10:15:00Z").round();
            assertThat(told(report)).containsExactly("p handed-in", "p not-ready", "p appointed");
            assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(bench.state("p")).isEqualTo(DeliveryState.WAITING);
            assertThat(bench.delivery("p").attempts()).as("no claim").isZero();
            bench.at("2026-11-24T10:25:00Z").round();
            assertThat(bench.state("p")).isEqualTo(DeliveryState.SENT);
            assertThat(album.uploaded).containsExactly(STAND, KETTLE);
        }
    }

    @Test
    void what_the_network_has_forgotten_is_uploaded_anew() {
        try (RoundBench bench = bench(post("p", STAND, KETTLE))) {
            album.fail(KETTLE, new Outcome.Throttled(Instant.parse("2026-11-25T10:14:00Z"), "enough for today"));
            bench.at("2026-11-24T10:15:00Z").round();
            assertThat(bench.delivery("p").notBefore()).isEqualTo("2026-11-25T10:14:00Z");
            bench.at("2026-11-24T16:00:00Z").round();
            assertThat(album.asked).as("it waits").isEqualTo(1);
            bench.at("2026-11-25T10:14:55Z").round(); // five seconds before the end, and an attempt may take ten
            assertThat(bench.state("p")).isEqualTo(DeliveryState.SENT);
            assertThat(album.uploaded).containsExactly(STAND, STAND, KETTLE);
            assertThat(bench.ledger.book().uploads()).hasSize(2);
        }
    }

    @Test
    void two_posts_with_one_picture_upload_it_once() {
        try (RoundBench bench = bench(post("p", STAND), post("q", STAND))) {
            bench.at("2026-11-24T10:15:00Z").round();
            bench.at("2026-11-24T11:15:00Z").round();
            assertThat(album.sent).containsExactly(Map.of(STAND.sha256(), "m1"), Map.of(STAND.sha256(), "m1"));
            assertThat(album.uploaded).containsExactly(STAND);
        }
    }

    @Test
    void what_is_refused_is_held_and_says_why() {
        try (RoundBench bench = bench(post("p", STAND))) {
            album.fail(STAND, new Outcome.Refused("it is no picture"));
            RoundReport report = bench.at("2026-11-24T10:15:00Z").round();
            assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(bench.state("p")).isEqualTo(DeliveryState.HELD);
            assertThat(bench.delivery("p").note()).isEqualTo("it is no picture");
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void nothing_is_uploaded_that_a_rule_forbids_to_publish() {
        try (RoundBench bench = bench(post("p", STAND))) {
            bench.at("2026-11-24T10:00:00Z").round();
            bench.hand().pause(List.of(SampleWorkspace.ACME), true, "enough");
            bench.at("2026-11-24T10:15:00Z");
            PendingDeliveries waiting = new PendingDeliveries(bench.context, post("p", STAND), bench.delivery("p"));
            Workspace workspace = SampleWorkspace.workspace(bench.context, post("p", STAND));
            Attempt attempt = new Attempt(bench.context, album.network, bench.ledger, workspace, bench.clock());
            Slot slot = new Slot(bench.delivery("p").id(), Instant.parse("2026-11-24T10:15:00Z"), PublishNow.NOW);
            assertThat(attempt.publish(waiting, slot, () -> true, facts -> {}).waits())
                    .isEqualTo("acme is paused");
            assertThat(album.asked).isZero();
        }
    }

    @Test
    void an_edited_picture_is_an_edited_post() {
        try (RoundBench bench = bench(post("p", STAND))) {
            bench.at("2026-11-24T09:00:00Z").round();
            bench.queue(post("p", KETTLE)).at("2026-11-24T09:05:00Z");
            assertThat(told(bench.round())).containsExactly("p edited");
            bench.at("2026-11-24T10:15:00Z").round();
            assertThat(album.uploaded).containsExactly(KETTLE);
        }
    }

    @Test
    void a_network_that_takes_no_pictures_says_so_before() {
        AccountContext plain = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        assertThat(plain.objection(post("p", STAND).wording()).map(TextObjection::what))
                .contains("nothing but text can be published on rehearsal yet");
    }

    private RoundBench bench(Post... queue) {
        RoundBench bench = new RoundBench(folder, takesPictures(), queue);
        album.clock = bench.clock();
        return bench.through(album::before);
    }

    private static Post post(String id, Media... media) {
        Wording wording = new Wording("Look at this: " + id).with(List.of(media));
        Post text =
                SampleWorkspace.pinned(id, id.equals("p") ? "2026-11-24T10:15" : "2026-11-24T11:15", LatePolicy.HOLD);
        return new Post(
                new PostId(id),
                true,
                text.to(),
                wording,
                text.at(),
                null,
                LatePolicy.NEXT_SLOT,
                false,
                false,
                text.places());
    }

    private static AccountContext takesPictures() {
        AccountContext plain = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        return new AccountContext(
                plain.account(),
                null,
                new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office())),
                LIMITS);
    }

    private static final TextLimits LIMITS = new TextLimits() {
        @Override
        public String network() {
            return SampleWorkspace.LIMITS.network();
        }

        @Override
        public boolean isRehearsal() {
            return SampleWorkspace.LIMITS.isRehearsal();
        }

        @Override
        public Optional<TextObjection> objection(Wording wording) {
            return SampleWorkspace.LIMITS.objection(wording);
        }

        @Override
        public Optional<TextObjection> objection(Media media) {
            return Optional.empty();
        }

        @Override
        public Duration preparation() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration attempt() {
            return SampleWorkspace.LIMITS.attempt();
        }

        @Override
        public Duration settle() {
            return SampleWorkspace.LIMITS.settle();
        }
    };

    /** Takes pictures, keeps each for a day, and fails once where it is told to. */
    private static final class Album {
        private final List<Media> uploaded = new ArrayList<>();
        private final List<Map<String, String>> sent = new ArrayList<>();
        private final Map<Media, Preparation> failures = new HashMap<>();
        private InstantSource clock = () -> Instant.EPOCH;
        private Runnable whileUploading = () -> {};
        private int asked;
        private Network network;

        void fail(Media media, Preparation how) {
            failures.put(media, how);
        }

        Network before(Network real) {
            network = new ForwardingNetwork(real) {
                @Override
                public Preparation prepare(Account account, Wording wording, Uploads uploads) {
                    asked++;
                    Map<String, String> ids = new HashMap<>();
                    for (Media media : wording.media()) {
                        Preparation failure = failures.remove(media);
                        if (failure != null) {
                            return failure;
                        }
                        ids.put(media.sha256(), uploads.known(media).orElseGet(() -> upload(media, uploads)));
                    }
                    return new Prepared(account, wording.parts(), List.of(), ids);
                }

                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    sent.add(prepared.uploads());
                    return super.send(prepared, part, key, gate);
                }
            };
            return network;
        }

        private String upload(Media media, Uploads uploads) {
            whileUploading.run();
            uploaded.add(media);
            String id = "m" + uploaded.size();
            uploads.uploaded(media, id, clock.instant().plus(KEPT));
            return id;
        }
    }
}
