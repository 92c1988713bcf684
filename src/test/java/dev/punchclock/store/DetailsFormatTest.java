package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DetailsFormatTest {
    @Test
    void details_are_lines_by_name() {
        assertThat(DetailsFormat.write(new TreeMap<>(Map.of("key", "k1", "content", "a=b"))))
                .isEqualTo("content=a=b\nkey=k1");
    }

    @Test
    void none_is_not_the_same_as_an_empty_one() {
        assertThat(DetailsFormat.read(DetailsFormat.write(new TreeMap<>()))).isEmpty();
        assertThat(DetailsFormat.read(DetailsFormat.write(new TreeMap<>(Map.of("", "")))))
                .containsExactlyEntriesOf(Map.of("", ""));
    }

    @Test
    void whatever_is_written_is_read_again() {
        String letters = "ab=\\\n n";
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            TreeMap<String, String> details = new TreeMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                details.put(word(letters, random), word(letters, random));
            }
            assertThat(DetailsFormat.read(DetailsFormat.write(details)))
                    .as("seed %d", seed)
                    .isEqualTo(details);
        }
    }

    @Test
    void what_nobody_wrote_is_not_read() {
        assertThatIllegalArgumentException().isThrownBy(() -> DetailsFormat.read("no sign of equality"));
    }

    private static String word(String letters, Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
