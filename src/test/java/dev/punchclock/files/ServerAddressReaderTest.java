package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.TextRange;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressReaderTest {
    private final ProblemCollector problems = new ProblemCollector(text -> text);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://LOCALHOST:8080/api",
                "http://127.0.0.1:80",
                "http://127.255.255.255",
                "http://[::1]:8080",
                "http://[0:0:0:0:0:0:0:1]",
                "https://social.acme.example",
                "https://xn--mnchen-3ya.example:8443/a"
            })
    void https_and_plain_http_to_this_machine_are_taken(String written) {
        assertThat(ServerAddressReader.read(scalar(written), problems)).isPresent();
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.evil.example",
                "http://evil.localhost",
                "http://localhost.",
                "http://localhost.localdomain",
                "http://ip6-localhost",
                "http://127.0.0.1.evil.example",
                "http://127.evil.example",
                "http://127.1",
                "http://127.0.0.256",
                "http://127.0.0.01",
                "http://0127.0.0.1",
                "http://2130706433",
                "http://0x7f000001",
                "http://0.0.0.0",
                "http://[::]",
                "http://[::ffff:127.0.0.1]",
                "http://[::ffff:7f00:1]",
                "http://[::1%25lo]",
                "http://[fe80::1]",
                "http://localhost@evil.example",
                "http://127.0.0.1@evil.example",
                "http://localhost:80@evil.example",
                "http://localhost:x@localhost",
                "http://evil.example#@localhost",
                "http://evil.example\\@localhost",
                "http://localhost\\.evil.example",
                "http://localhost%2eevil.example",
                "http://localhost\u3002evil.example",
                "http://\uff4cocalhost",
                "http://l\u043ecalhost",
                "http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
                "http:localhost",
                "http:///localhost",
                "http://",
                "ftp://localhost",
                "file://localhost/etc/passwd"
            })
    void plain_http_to_what_only_looks_like_this_machine_is_refused(String written) {
        assertThat(ServerAddressReader.read(scalar(written), problems)).isEmpty();
        assertThat(problems.list()).singleElement().matches(Problem::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.localhost", "https://127.0.0.1.evil.example", "https://[::ffff:127.0.0.1]"})
    void no_other_server_passes_for_this_machine(String written) {
        assertThat(ServerAddressReader.isThisMachine(URI.create(written))).isFalse();
    }

    private static ScalarNode scalar(String written) {
        return new ScalarNode(FilePosition.of("f"), new TextRange(0, 0), written, ScalarNode.Style.QUOTED);
    }
}
