package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded, and what is listened to: seen from outside, in a process of its own. */
class Twitter4jIsolationTest {
    /** What Twitter4J by itself would obey. */
    private static final Map<String, String> HOSTILE = Map.ofEntries(
            Map.entry("debug", "true"),
            Map.entry("user", "mallory"),
            Map.entry("password", "hunter2"),
            Map.entry("loggerFactory", "twitter4j.StdOutLoggerFactory"),
            Map.entry("oauth.consumerKey", "evil"),
            Map.entry("oauth.consumerSecret", "evil"),
            Map.entry("oauth.accessToken", "1-evil"),
            Map.entry("oauth.accessTokenSecret", "evil"),
            Map.entry("oauth.requestTokenURL", "http://127.0.0.1:1/"),
            Map.entry("oauth.accessTokenURL", "http://127.0.0.1:1/"),
            Map.entry("http.retryCount", "3"));

    @TempDir
    Path folder;

    @Test
    void making_it_loads_neither_http_nor_twitter4j_nor_json() throws Exception {
        List<String> said = run(List.of("-Xlog:class+load:file=loaded.txt"), Map.of(), "make");
        assertThat(said).containsExactly("made for x");
        String loaded = Files.readString(folder.resolve("loaded.txt"));
        assertThat(loaded)
                .contains("dev.punchclock.network.x.XNetwork")
                .doesNotContain("java.net.http.", "jdk.internal.net.http.", "twitter4j.", "com.fasterxml.");
    }

    @Test
    void twitter4j_reads_neither_environment_nor_properties_nor_files_and_prints_nothing() throws Exception {
        StringBuilder file = new StringBuilder();
        List<String> options = new ArrayList<>();
        HOSTILE.forEach((name, value) -> {
            file.append(name).append('=').append(value).append('\n');
            options.add("-D" + name + "=" + value);
            options.add("-Dtwitter4j." + name + "=" + value);
        });
        file.append("http.proxyHost=127.0.0.1\nhttp.proxyPort=1\n");
        Files.writeString(folder.resolve("twitter4j.properties"), file);
        try (XServer server = new XServer(InstantSource.system())) {
            Map<String, Secret> secrets = server.credentials(XServerBench.HANDLE);
            List<String> arguments = new ArrayList<>(List.of(server.uri().toString()));
            OAuthKeys.NAMES.forEach(name -> arguments.add(secrets.get(name).value()));
            List<String> said = run(options, HOSTILE, arguments.toArray(String[]::new));
            assertThat(said).containsExactly("made for x", "Sent", XServerBench.HANDLE);
            assertThat(server.requests())
                    .extracting(XServer.Seen::route)
                    .containsExactly(
                            "GET /2/users/me",
                            "POST /2/tweets",
                            "POST /oauth/request_token",
                            "POST /oauth/access_token",
                            "GET /2/users/me");
            assertThat(server.requests()).extracting(XServer.Seen::problem).containsOnly("");
        }
    }

    private List<String> run(List<String> options, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), IsolatedProcess.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s", said).isZero();
        return said;
    }

    /** With the working folder left out. */
    private static String classPath() {
        List<String> paths = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            paths.add(Path.of(path).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, paths);
    }
}
