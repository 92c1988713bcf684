package dev.punchclock.network.x;

import java.net.IDN;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A way in which {@link XServer} shows a post in another spelling than it was written in. */
public enum Respelling {
    /** The host of a link in ASCII, as domain names are looked up. */
    PUNYCODE {
        @Override
        String link(String link) {
            return replaceHost(link, IDN::toASCII);
        }
    },
    PERCENT_ENCODING {
        @Override
        String link(String link) {
            return NOT_ASCII
                    .matcher(link)
                    .replaceAll(letters -> URLEncoder.encode(letters.group(), StandardCharsets.UTF_8));
        }
    },
    /** Only in links; the text has it always. */
    ESCAPED_AMPERSAND {
        @Override
        String link(String link) {
            return link.replace("&", "&amp;");
        }
    },
    CAPITAL_HOST {
        @Override
        String link(String link) {
            return replaceHost(link, host -> host.toUpperCase(Locale.ROOT));
        }
    },
    LAST_SLASH {
        @Override
        String link(String link) {
            return link + "/";
        }
    },
    TYPOGRAPHIC_QUOTES {
        @Override
        String text(String text) {
            return text.replace('\'', '’').replaceAll("\"([^\"]*)\"", "“$1”");
        }
    },
    ELLIPSIS {
        @Override
        String text(String text) {
            return text.replace("...", "…");
        }
    },
    NO_BREAK_SPACES {
        @Override
        String text(String text) {
            return text.replace(' ', '\u00a0');
        }
    },
    VARIATION_SELECTORS_ADDED {
        @Override
        String text(String text) {
            return text.codePoints()
                    .mapToObj(c -> Character.toString(c) + (c >= 0x2600 && c < 0x27c0 ? "\ufe0f" : ""))
                    .collect(Collectors.joining());
        }
    },
    VARIATION_SELECTORS_DROPPED {
        @Override
        String text(String text) {
            return text.replace("\ufe0f", "");
        }
    },
    DECOMPOSED {
        @Override
        String text(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFD);
        }
    },
    COMPOSED {
        @Override
        String text(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
    };

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]+");
    private static final Pattern HOST = Pattern.compile("(?<=://)[^/?#]+");

    /** What is shown in the place of the text, its links aside. */
    String text(String text) {
        return text;
    }

    /** What is shown as the place where a short link leads. */
    String link(String link) {
        return link;
    }

    private static String replaceHost(String link, java.util.function.UnaryOperator<String> change) {
        return HOST.matcher(link).replaceFirst(host -> Matcher.quoteReplacement(change.apply(host.group())));
    }
}
