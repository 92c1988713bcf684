package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything in {@code traps.txt} is read, or refused, as it says there. */
final class TrapsTest {
    @Test
    void there_are_many() throws IOException {
        assertThat(Trap.all()).hasSizeGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicTest> a_trap_is_read_as_written() throws IOException {
        return Trap.all().stream()
                .map(trap -> DynamicTest.dynamicTest(
                        trap.name(), () -> assertThat(trap.played()).isEqualTo(trap.expected())));
    }
}
