package dev.punchclock.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Quota;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Secret;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private static final Account DAVE =
            new Account(new AccountName("acme-dave"), "x", "dave_at_acme", null, Audience.EXTERNAL, Quota.NONE, null);

    @TempDir
    private Path home;

    @Test
    void what_login_stores_is_found_again() {
        Path file = store("12", Map.of("access-token", "12-ABC", "consumer-key", "K"));
        Credentials found = found(Map.of());
        assertThat(found.userId()).isEqualTo("12");
        assertThat(found.get("access-token")).isEqualTo("12-ABC");
        assertThat(found.get("consumer-key")).isEqualTo("K");
        assertThat(found.find("access-token")).map(Secret::source).contains(file.toString());
    }

    @Test
    void files_and_folder_are_for_their_owner_only() throws IOException {
        Path file = store("12", Map.of("access-token", "12-ABC"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void a_file_that_others_can_read_is_not_used() throws IOException {
        Path file = store("12", Map.of("access-token", "12-ABC"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> found(Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        file + ": other people on this machine can read these credentials\n  to do: chmod 600 " + file);
    }

    @Test
    void the_environment_comes_before_systemd_and_systemd_before_the_file() throws IOException {
        store("12", Map.of("access-token", "file", "consumer-key", "file", "consumer-secret", "file"));
        Path systemd = Files.createDirectory(home.resolve("handed"));
        Files.writeString(
                systemd.resolve("acme-dave"), "user-id = 13\naccess-token = systemd\nconsumer-key = systemd\n");
        Credentials found = found(Map.of(
                "CREDENTIALS_DIRECTORY", systemd.toString(), "PUNCHCLOCK_ACME_DAVE_CONSUMER_KEY", " environment\n"));
        assertThat(found.userId()).isEqualTo("13");
        assertThat(found.secrets().values())
                .extracting(Secret::value)
                .containsExactly("systemd", "environment", "file");
        assertThat(found.find("access-token")).map(Secret::source).contains("systemd");
        assertThat(found.find("consumer-key")).map(Secret::source).contains("the environment");
    }

    @Test
    void a_token_from_the_environment_is_not_taken_for_the_one_that_was_noted() {
        store("12", Map.of("access-token", "12-ABC"));
        assertThat(found(Map.of("PUNCHCLOCK_ACME_DAVE_ACCESS_TOKEN", "13-X")).userId())
                .isEmpty();
    }

    @Test
    void what_is_missing_is_said_with_its_remedy() {
        assertThatThrownBy(() ->
                        found(Map.of("PUNCHCLOCK_ACME_DAVE_CONSUMER_KEY", "")).get("consumer-key"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("acme-dave has no consumer key on this machine; nothing was sent\n"
                        + "  to do: punchclock login acme-dave, or set PUNCHCLOCK_ACME_DAVE_CONSUMER_KEY");
    }

    @Test
    void a_line_that_says_nothing_is_pointed_at_without_being_shown() throws IOException {
        Path file = store("12", Map.of("access-token", "12-ABC"));
        Files.writeString(file, "# a comment\n\nSECRET-ALONE\n");
        assertThatThrownBy(() -> found(Map.of()))
                .hasMessage(file + ":3: a line without a name and =\n  to do: write it as access-token = …");
    }

    @Test
    void no_value_shows_itself() {
        store("12", Map.of("access-token", "12-ABC"));
        assertThat(found(Map.of()).toString()).doesNotContain("12-ABC").contains("(secret from ");
    }

    private Path store(String userId, Map<String, String> values) {
        Map<String, Secret> secrets = new java.util.TreeMap<>();
        values.forEach((name, value) -> secrets.put(name, new Secret(value, "login")));
        return new CredentialFolder(folder()).store(DAVE, new Credentials(DAVE.name(), userId, secrets));
    }

    private Credentials found(Map<String, String> environment) {
        return new FoundCredentials(folder(), environment).of(DAVE);
    }

    private Path folder() {
        return home.resolve("credentials").resolve("acme-7f3a");
    }
}
