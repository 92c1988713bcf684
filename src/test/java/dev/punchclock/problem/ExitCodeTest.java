package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final List<Integer> WORST_FIRST = List.of(1, 2, 6, 5, 4, 3, 7, 0);

    @Test
    void each_has_a_number_of_its_own_and_a_meaning() {
        assertThat(Stream.of(ExitCode.values()).map(ExitCode::number)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(Stream.of(ExitCode.values()).map(ExitCode::meaning))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void of_two_the_worse_one_tells_more() {
        for (int a = 0; a < WORST_FIRST.size(); a++) {
            for (int b = 0; b < WORST_FIRST.size(); b++) {
                assertThat(code(WORST_FIRST.get(a)).worst(code(WORST_FIRST.get(b))))
                        .isEqualTo(code(WORST_FIRST.get(Math.min(a, b))));
            }
        }
    }

    @Test
    void of_many_the_worst_is_the_same_in_any_order() {
        List<Integer> some = new ArrayList<>(IntStream.of(7, 0, 4, 5).boxed().toList());
        for (long seed = 1; seed <= 20; seed++) {
            Collections.shuffle(some, new Random(seed));
            assertThat(some.stream().map(ExitCodeTest::code).reduce(ExitCode.DONE, ExitCode::worst))
                    .isEqualTo(ExitCode.REFUSED);
        }
    }

    private static ExitCode code(int number) {
        return Stream.of(ExitCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
