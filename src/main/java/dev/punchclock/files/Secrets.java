package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Items;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Scalar;
import dev.punchclock.files.yaml.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets by their look, in values, keys and comments alike, and keeps them out of every message.
 *
 * <p>The forms are those that the networks and hosts document or that secret scanners know them by.
 */
public final class Secrets {
    private static final String REMEDY =
            "take it out and have the network issue a new one: git and backups remember this one";

    private static final String TELLING = "(?:api[_-]?(?:key|secret)|consumer[_-]?(?:key|secret)"
            + "|client[_-]?secret|access[_-]?token(?:[_-]?secret)?|bearer(?:[_-]?token)?|app[_-]?password"
            + "|token|secret|passw(?:or)?d|passphrase|private[_-]?key|credentials?)";

    /** Every form begins at a fixed sign, so that a long text costs no more than its length. */
    private static final String BEGIN = "(?i)(?<![a-z0-9])";

    private record Form(String what, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            form("an access token of X", "(?<![\\w-])\\d{5,20}-[A-Za-z0-9]{40}(?![\\w-])"),
            form("a bearer token of X", "(?<!\\w)A{4}[A-Za-z0-9%_+/=-]{40,}"),
            form("a token of GitHub", "(?<!\\w)(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
            form("a token of Slack", "(?<!\\w)xox[abeoprs]-[A-Za-z0-9-]{10,}"),
            form("a Slack webhook", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/-]+"),
            form("a Discord webhook", "discord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/\\d+/[\\w-]+"),
            form("a signed token", "(?<!\\w)eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
            form("a private key", "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----"),
            form("an access key of AWS", "(?<!\\w)(?:AKIA|ASIA)[A-Z0-9]{16}(?!\\w)"),
            form("a secret key", "(?<![\\w-])sk-[\\w-]{20,}"),
            form("a password in an address", "https?://[^\\s/:@\"']+:([^\\s/@\"']+)@"),
            form(
                    "an app password",
                    BEGIN + TELLING + "[\"']?\\s*[:=]\\s*[\"']?([a-z0-9]{4}(?:-[a-z0-9]{4}){3})(?![\\w-])"),
            // In a sentence "password: something" may be meant; letters and digits mixed, and long, are not a sentence.
            form(
                    "a secret",
                    BEGIN + TELLING
                            + "[\"']?\\s*[:=]\\s*[\"']?((?=[^\\s\"'#]{0,80}\\d)(?=[^\\s\"'#]{0,80}[a-z])[\\w%+/=.~-]{12,200})"));

    private static final Pattern TELLING_KEY = Pattern.compile("(?i)(?:[a-z0-9]{1,20}[_-]){0,3}" + TELLING);

    private Secrets() {}

    private static Form form(String what, String regex) {
        return new Form(what, Pattern.compile(regex));
    }

    /** Reports every secret in a file, never showing it. */
    static void check(Source source, Problems problems) {
        boolean[] seen = new boolean[source.text().length() + 1];
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(source.text());
            while (found.find()) {
                int at = found.start(found.groupCount());
                if (!seen[at]) {
                    seen[at] = true;
                    problems.error(source.place(at), "this looks like " + form.what(), REMEDY);
                }
            }
        }
    }

    /** What kind of secret a text seems to hold, such as {@code a token of GitHub}; empty for none. */
    public static Optional<String> in(String text) {
        return FORMS.stream()
                .filter(form -> form.pattern().matcher(text).find())
                .map(Form::what)
                .findFirst();
    }

    /** Reports every value under a key that says it is a secret. */
    static void check(Node node, Problems problems) {
        if (node instanceof Fields fields) {
            for (Field field : fields.fields()) {
                boolean says = field.value() instanceof Scalar value && !value.isNothing();
                if (says && TELLING_KEY.matcher(field.name()).matches()) {
                    problems.error(field.value().place(), "this looks like a secret", REMEDY);
                }
                check(field.value(), problems);
            }
        } else if (node instanceof Items list) {
            list.items().forEach(item -> check(item, problems));
        }
    }

    /** The text with everything that looks like a secret taken out. */
    static String veil(String text) {
        String veiled = text;
        for (Form form : FORMS) {
            veiled = form.pattern().matcher(veiled).replaceAll("[secret]");
        }
        return veiled;
    }
}
