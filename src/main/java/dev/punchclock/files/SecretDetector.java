package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets by their look, in values, keys and comments alike, and keeps them out of every message.
 *
 * <p>The forms are those that the networks and hosts document or that secret scanners know them by.
 */
public final class SecretDetector {
    private static final String REMEDY =
            "take it out and have the network issue a new one: git and backups remember this one";

    private static final String TELLING = "(?:api[_-]?(?:key|secret)|consumer[_-]?(?:key|secret)"
            + "|client[_-]?secret|access[_-]?token(?:[_-]?secret)?|bearer(?:[_-]?token)?|app[_-]?password"
            + "|token|secret|passw(?:or)?d|passphrase|private[_-]?key|credentials?)";

    private static final List<String> TELLING_BEGINS = List.of(
            "api", "consumer", "client", "access", "bearer", "app", "token", "secret", "pass", "private", "credential");

    private static final List<String> DIGITS =
            List.of("000", "111", "222", "333", "444", "555", "666", "777", "888", "999");

    private static final String BEGIN = "(?i)(?<![a-z0-9])";

    /** @param begins in small letters: with one of these each match begins */
    private record Form(String what, List<String> begins, Pattern pattern) {}

    private static final List<Form> FORMS = List.of(
            form("an access token of X", DIGITS, "(?<![\\w-])\\d{5,20}-[A-Za-z0-9]{40}(?![\\w-])"),
            form("a bearer token of X", List.of("aaaa"), "(?<!\\w)A{4}[A-Za-z0-9%_+/=-]{40,}"),
            form(
                    "a token of GitHub",
                    List.of("ghp", "gho", "ghu", "ghs", "ghr", "github_pat_"),
                    "(?<!\\w)(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
            form("a token of Slack", List.of("xox"), "(?<!\\w)xox[abeoprs]-[A-Za-z0-9-]{10,}"),
            form(
                    "a Slack webhook",
                    List.of("hooks.slack"),
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/-]+"),
            form("a Discord webhook", List.of("discord"), "discord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/\\d+/[\\w-]+"),
            form("a signed token", List.of("eyj"), "(?<!\\w)eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
            form("a private key", List.of("-----begin"), "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----"),
            form("an access key of AWS", List.of("akia", "asia"), "(?<!\\w)(?:AKIA|ASIA)[A-Z0-9]{16}(?!\\w)"),
            form("a secret key", List.of("sk-"), "(?<![\\w-])sk-[\\w-]{20,}"),
            form("a password in an address", List.of("http"), "https?://[^\\s/:@\"']+:([^\\s/@\"']+)@"),
            form(
                    "an app password",
                    TELLING_BEGINS,
                    BEGIN + TELLING + "[\"']?\\s*[:=]\\s*[\"']?([a-z0-9]{4}(?:-[a-z0-9]{4}){3})(?![\\w-])"),
            // In a sentence "password: something" may be meant; letters and digits mixed, and long, are not a sentence.
            form(
                    "a secret",
                    TELLING_BEGINS,
                    BEGIN + TELLING
                            + "[\"']?\\s*[:=]\\s*[\"']?((?=[^\\s\"'#]{0,80}\\d)(?=[^\\s\"'#]{0,80}[a-z])[\\w%+/=.~-]{12,200})"));

    /**
     * For the first, second and third sign of a match: by the sign of ASCII, a bit for each form that can begin with it. All
     * three fit at few places of a file, and only there a pattern is tried.
     */
    private static final int[][] BEGINNINGS = beginnings();

    private static final Pattern TELLING_KEY = Pattern.compile("(?i)(?:[a-z0-9]{1,20}[_-]){0,3}" + TELLING);

    private SecretDetector() {}

    private static Form form(String what, List<String> begins, String regex) {
        return new Form(what, begins, Pattern.compile(regex));
    }

    private static int[][] beginnings() {
        int[][] beginnings = new int[3][128];
        for (int form = 0; form < FORMS.size(); form++) {
            for (String begin : FORMS.get(form).begins()) {
                for (int place = 0; place < Math.min(3, begin.length()); place++) {
                    beginnings[place][begin.charAt(place)] |= 1 << form;
                    beginnings[place][Character.toUpperCase(begin.charAt(place))] |= 1 << form;
                }
            }
        }
        return beginnings;
    }

    private static int mayBegin(int place, char sign) {
        return sign < 128 ? BEGINNINGS[place][sign] : 0;
    }

    /** Reports every secret in a file, never showing it. */
    static void check(SourceText source, ProblemCollector problems) {
        String text = source.text();
        Map<Integer, Integer> found = new TreeMap<>(); // where, and of which form
        int[] ends = new int[FORMS.size()]; // of what was found of each last
        for (int at = 0; at < text.length() - 2; at++) {
            int forms = mayBegin(0, text.charAt(at));
            if (forms != 0) {
                forms &= mayBegin(1, text.charAt(at + 1)) & mayBegin(2, text.charAt(at + 2));
            }
            for (; forms != 0; forms &= forms - 1) {
                int form = Integer.numberOfTrailingZeros(forms);
                Matcher matcher = FORMS.get(form).pattern().matcher(text).region(at, text.length());
                if (at >= ends[form] && matcher.useTransparentBounds(true).lookingAt()) {
                    found.merge(matcher.start(matcher.groupCount()), form, Math::min);
                    ends[form] = matcher.end();
                }
            }
        }
        found.forEach((at, form) -> problems.error(
                source.place(at), "this looks like " + FORMS.get(form).what(), REMEDY));
    }

    /** What kind of secret a text seems to hold, such as {@code a token of GitHub}; empty for none. */
    public static Optional<String> in(String text) {
        return FORMS.stream()
                .filter(form -> form.pattern().matcher(text).find())
                .map(Form::what)
                .findFirst();
    }

    /** Reports every value under a key that says it is a secret. */
    static void check(Node node, ProblemCollector problems) {
        if (node instanceof MappingNode fields) {
            for (MappingEntry field : fields.fields()) {
                boolean says = field.value() instanceof ScalarNode value && !value.isNothing();
                if (says && TELLING_KEY.matcher(field.name()).matches()) {
                    problems.error(field.value().place(), "this looks like a secret", REMEDY);
                }
                check(field.value(), problems);
            }
        } else if (node instanceof SequenceNode list) {
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
