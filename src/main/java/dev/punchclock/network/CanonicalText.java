package dev.punchclock.network;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in the one form that all its spellings share: networks put typographic quotes for plain ones, add or drop
 * variation selectors, write ampersands as HTML does, and spell links anew (host in ASCII or not, percent-encoding, default
 * port, last slash). Only for comparing; what is not a matter of spelling stays.
 */
public final class CanonicalText {
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "rsquo", "’",
            "lsquo", "‘");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,6}));");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
    private static final Pattern ASCII_LABEL =
            Pattern.compile("(?<![\\p{L}\\p{N}])xn--([a-z0-9-]{1,59})", Pattern.CASE_INSENSITIVE);
    /** Escaped more often than this, nobody can have meant it. */
    private static final int LAYERS = 4;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\ufe00-\\ufe0f\\u034f\\x{e0100}-\\x{e01ef}]");
    private static final Pattern SINGLE_QUOTES = Pattern.compile("[‘’‚‛′`´ʼ‹›]");
    private static final Pattern DOUBLE_QUOTES = Pattern.compile("[“”„‟″«»]|''");
    private static final Pattern DASHES = Pattern.compile("[-‐‑‒–—―−]+");
    private static final Pattern DOTS = Pattern.compile("(?:\\. ?){2,}\\.");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private static final Pattern DEFAULT_PORT = Pattern.compile("(https?://[^\\s/?#:]+):(?:80|443)(?![0-9])");
    private static final Pattern SCHEME = Pattern.compile("https?://");
    private static final Pattern LAST_SLASH = Pattern.compile("/(?=[?#]|\\p{P}*(?:\\s|$))");

    private CanonicalText() {}

    /** The form of this text; two texts with one form are the same to a reader. */
    public static String of(String text) {
        String folded = foldLinks(foldLetters(hosts(decoded(text))));
        return BLANKS.matcher(folded).replaceAll(" ").strip();
    }

    /** HTML's ways to write a character, undone once. */
    public static String unescaped(String html) {
        return html.indexOf('&') < 0 ? html : replace(ENTITY, html, CanonicalText::character);
    }

    /** Undoes HTML and percent-encoding, also where one was put over the other. */
    private static String decoded(String text) {
        String decoded = text;
        for (int i = 0; i < LAYERS; i++) {
            String once = replace(PERCENT, unescaped(decoded), CanonicalText::letters);
            if (once.equals(decoded)) {
                break;
            }
            decoded = once;
        }
        return decoded;
    }

    private static String foldLetters(String text) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String small = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
        String quoted = SINGLE_QUOTES.matcher(small).replaceAll("'");
        String dashed =
                DASHES.matcher(DOUBLE_QUOTES.matcher(quoted).replaceAll("\"")).replaceAll("-");
        return DOTS.matcher(dashed).replaceAll("...");
    }

    /** Names of hosts in their own letters. */
    private static String hosts(String text) {
        return replace(
                ASCII_LABEL, text, label -> Punycode.decode(label.group(1)).orElse(label.group()));
    }

    private static String foldLinks(String text) {
        String ports = DEFAULT_PORT.matcher(text).replaceAll("$1");
        return LAST_SLASH.matcher(SCHEME.matcher(ports).replaceAll("")).replaceAll("");
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3).toLowerCase(Locale.ROOT), entity.group());
        }
        int c = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(c) && Character.getType(c) != Character.SURROGATE
                ? Character.toString(c)
                : entity.group();
    }

    /** What these bytes say; as they are written where they say nothing. */
    private static String letters(MatchResult encoded) {
        byte[] bytes = HexFormat.of().parseHex(encoded.group().replace("%", ""));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return encoded.group();
        }
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }
}
