package dev.punchclock.network.http;

/**
 * What the JDK's HTTP reads from the system's properties once, when the first of its classes is woken. Whoever wakes them, by a
 * body or by a request, has them set before: later is too late, and unnoticed.
 */
final class JdkHttpSettings {
    static {
        // Where a machine sets them for all programs, the JDK writes headers, and keys with them, to standard error.
        System.clearProperty("jdk.httpclient.HttpClient.log");
        System.clearProperty("jdk.internal.httpclient.debug");
        // The JDK takes the header that asks for a connection to be closed from nobody who has not said that he means
        // it.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    private JdkHttpSettings() {}

    /** Sets them, the first time. */
    static void set() {}
}
