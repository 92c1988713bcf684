package dev.punchclock;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The signals that ask a program to end. Left alone, the Java machine ends with 128 and the number of the signal, as if it
 * had failed; who handles them decides. By reflection, because the compiler warns of {@code sun.misc.Signal} in a way that
 * nothing turns off, although the JDK keeps it for this purpose (JEP 260).
 */
final class TerminationSignals {
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private TerminationSignals() {}

    /**
     * From now on each of them runs this, in a thread of its own, in the place of what it did before. One that whoever
     * started the process told it to ignore, as {@code nohup} does, stays ignored.
     */
    static void handle(Runnable end) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    TerminationSignals.class.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> answer(end, proxy, method.getName(), arguments));
            for (String name : NAMES) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException | LinkageError noSignals) {
            // Windows, another Java, or -Xrs: the shutdown of the Java machine must do.
            Runtime.getRuntime().addShutdownHook(new Thread(end, "end"));
        }
    }

    private static Object answer(Runnable end, Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "asked to end";
            default -> {
                end.run();
                yield 0;
            }
        };
    }
}
