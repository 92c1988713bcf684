package dev.punchclock.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.AccountName;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private static final PostPositions PLACES = new PostPositions(
            new FilePosition("queue/november.yaml", 3, 3),
            Map.of("text", new FilePosition("queue/november.yaml", 4, 9)));

    @Test
    void a_post_can_be_pinned_and_narrowed_and_is_otherwise_the_same() {
        LocalDateTime ten = LocalDateTime.parse("2026-11-24T10:00:00");
        assertThat(post(null).pinnedTo(ten)).isEqualTo(post(ten));
        List<AccountName> acme = List.of(new AccountName("acme-dave"));
        assertThat(post(ten).onlyTo(acme).to()).isEqualTo(acme);
        assertThat(post(ten).onlyTo(acme).onlyTo(post(ten).to())).isEqualTo(post(ten));
    }

    @Test
    void its_accounts_cannot_be_changed_afterwards() {
        List<AccountName> to = new ArrayList<>(List.of(new AccountName("acme")));
        Post post = new Post(
                new PostId("conf-26"), true, to, new Wording("Hi"), null, null, LatePolicy.HOLD, false, false, PLACES);
        to.clear();
        assertThat(post.to()).containsExactly(new AccountName("acme"));
    }

    @Test
    void a_message_about_a_key_that_is_not_there_points_at_the_post() {
        assertThat(PLACES.of("text")).hasToString("queue/november.yaml:4:9");
        assertThat(PLACES.of("at")).hasToString("queue/november.yaml:3:3");
        assertThat(PLACES.file()).isEqualTo("queue/november.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conf-26", "v1.4.0", "A", "0_o", "dbjlxqcgn5hk"})
    void an_id_is_letters_digits_and_a_few_signs(String id) {
        assertThat(new PostId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                ".a",
                "a b",
                "a/b",
                "é",
                "a\n",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void anything_else_is_no_id(String id) {
        assertThatThrownBy(() -> new PostId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deliveries_are_in_the_order_of_posts_and_then_accounts() {
        DeliveryId first = new DeliveryId(new PostId("a"), new AccountName("acme"));
        DeliveryId second = new DeliveryId(new PostId("a"), new AccountName("acme-dave"));
        DeliveryId third = new DeliveryId(new PostId("b"), new AccountName("acme"));
        assertThat(Stream.of(third, second, first).sorted()).containsExactly(first, second, third);
        assertThat(third).hasToString("b on acme");
    }

    @Test
    void what_to_do_when_late_is_written_in_words() {
        assertThat(Stream.of(LatePolicy.values()).map(LatePolicy::word)).containsExactly("next-slot", "drop", "hold");
    }

    private static Post post(LocalDateTime at) {
        return new Post(
                new PostId("conf-26"),
                true,
                List.of(new AccountName("acme")),
                new Wording("We are at the conference in Leeds."),
                at,
                null,
                LatePolicy.NEXT_SLOT,
                false,
                false,
                PLACES);
    }
}
