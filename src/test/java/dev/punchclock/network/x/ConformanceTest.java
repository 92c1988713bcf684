package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.punchclock.post.Wording;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** X's own conformance data, where it lies beside the project: github.com/twitter/twitter-text, not part of ours. */
class ConformanceTest {
    private static final Path DATA = Path.of("../shared/contracts/twitter-text-conformance/validate.yml");

    @Test
    void weighted_lengths_are_those_of_x() throws IOException {
        List<Map<?, ?>> cases = cases("WeightedTweetsWithDiscountedEmojiCounterTest");
        assertThat(cases).hasSize(22);
        cases.forEach(ConformanceTest::conforms);
    }

    @Test
    void directional_markers_count_as_on_x() throws IOException {
        List<Map<?, ?>> cases = cases("UnicodeDirectionalMarkerCounterTest");
        assertThat(cases).hasSize(2);
        cases.forEach(ConformanceTest::conforms);
    }

    private static void conforms(Map<?, ?> one) {
        String text = Normalizer.normalize((String) one.get("text"), Normalizer.Form.NFC);
        Map<?, ?> expected = (Map<?, ?>) one.get("expected");
        assertThat(WeightedLength.of(text)).as("%s", one.get("description")).isEqualTo(expected.get("weightedLength"));
        assertThat(WeightedLengthBound.of(text))
                .as("%s", one.get("description"))
                .isGreaterThanOrEqualTo((Integer) expected.get("weightedLength"));
        if (text.strip().equals(text)) {
            assertThat(new XLimits().objection(new Wording(text)).isEmpty())
                    .as("%s", one.get("description"))
                    .isEqualTo(expected.get("valid"));
        }
    }

    private static List<Map<?, ?>> cases(String name) throws IOException {
        assumeTrue(Files.exists(DATA), "X's conformance data is not here: " + DATA);
        try (Reader reader = Files.newBufferedReader(DATA)) {
            Map<String, Map<String, List<Map<?, ?>>>> all = new Yaml().load(reader);
            return all.get("tests").get(name);
        }
    }
}
