package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.punchclock.ledger.ForwardingLedger;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Network;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in front of another passes everything on: a default that it inherits would answer for the other. */
final class ForwardingTest {
    static Stream<Arguments> methods() {
        return Stream.of(
                        new Class<?>[] {Ledger.class, ForwardingLedger.class},
                        new Class<?>[] {Network.class, ForwardingNetwork.class})
                .flatMap(pair -> Arrays.stream(pair[0].getMethods()).map(method -> Arguments.of(pair[1], method)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_method_is_passed_on(Class<?> forwarding, Method method) {
        assertThatCode(() -> forwarding.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
