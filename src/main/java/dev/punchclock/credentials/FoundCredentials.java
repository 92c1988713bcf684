package dev.punchclock.credentials;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Looks for each secret of an account in the environment first, then in what systemd hands over, then in the file that
 * {@code login} writes.
 *
 * @see <a href="https://systemd.io/CREDENTIALS/">systemd: credentials</a>
 */
public final class FoundCredentials implements CredentialStore {
    /** Every name that a network here may ask for. */
    private static final List<String> NAMES =
            List.of("consumer-key", "consumer-secret", "access-token", "access-token-secret", "token", "app-password");

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param folder of the workspace's credential files; need not be there
     * @param environment variables of the process
     */
    public FoundCredentials(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public Credentials of(Account account) {
        AccountName name = account.name();
        Map<String, Secret> secrets = new TreeMap<>();
        Optional<CredentialFile.Content> own = CredentialFile.read(folder.resolve(name.value()), true);
        own.ifPresent(content -> secrets.putAll(content.secrets()));
        // systemd keeps these from other people by means of its own
        Optional<CredentialFile.Content> handed = Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> CredentialFile.read(Path.of(directory, name.value()), false));
        handed.ifPresent(content -> secrets.putAll(content.secrets()));
        boolean whole = true;
        for (String each : NAMES) {
            String variable = Credentials.variable(name, each);
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                secrets.put(each, new Secret(value, "the environment"));
                whole &= !each.startsWith("access-token");
            }
        }
        // An id noted at sign-in belongs to the tokens of that sign-in.
        String userId =
                whole ? handed.or(() -> own).map(CredentialFile.Content::userId).orElse("") : "";
        return new Credentials(name, userId, secrets);
    }
}
