package dev.punchclock.post;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a post says, brought into one form so that it can be compared: its texts, and the pictures that go with them. One string
 * holds all of it, as the ledger keeps it and as it is erased; two posts say the same when these are equal.
 *
 * @param canonical Unicode NFC, lines ended by a line feed, no blanks around it; of a thread, all parts; after the text of a
 *     part, its pictures
 */
public record Wording(String canonical) {
    /** Between the parts of a thread: no part can have it, because nobody could see it. */
    private static final char NEXT_PART = '\f';

    /** Before each picture of a part, and before what the picture shows. */
    private static final char BEFORE_MEDIA = '\u0001';

    private static final char BEFORE_ALT = '\u0002';

    /** A picture as it stands behind a text. What a network shows may have such marks as well, and no picture behind them. */
    private static final Pattern MEDIA =
            Pattern.compile("\\x01([0-9a-f]{64}) ((?:image|video)/[a-z0-9.+-]+)\\x02([^\\x01\\x02\f]*)");

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_LENGTH = 12;
    private static final int SKETCHED = 12;
    private static final int MOST_MARKS = 60;

    public Wording {
        String normal = isNormal(canonical) || isPiledUp(canonical)
                ? canonical
                : Normalizer.normalize(canonical, Normalizer.Form.NFC);
        canonical = strip(
                normal.indexOf('\r') < 0 ? normal : LINE_END.matcher(normal).replaceAll("\n"));
    }

    /** What a thread says: one part after the other. */
    public static Wording ofThread(List<String> parts) {
        return ofParts(parts.stream().map(Wording::new).toList());
    }

    /** What a thread says, whose parts may have pictures. */
    public static Wording ofParts(List<Wording> parts) {
        return new Wording(parts.stream().map(Wording::canonical).collect(Collectors.joining("" + NEXT_PART)));
    }

    /** The same text, with these pictures. */
    public Wording with(List<Media> media) {
        StringBuilder all = new StringBuilder(text());
        for (Media each : media) {
            all.append(BEFORE_MEDIA).append(each.sha256()).append(' ').append(each.type());
            all.append(BEFORE_ALT).append(each.alt());
        }
        return new Wording(all.toString());
    }

    /** The parts of a thread, in order; this alone where it is none. */
    public List<Wording> parts() {
        return isThread()
                ? Stream.of(canonical.split("" + NEXT_PART, -1))
                        .map(Wording::new)
                        .toList()
                : List.of(this);
    }

    public boolean isThread() {
        return canonical.indexOf(NEXT_PART) >= 0;
    }

    /** The words alone, as they are published; of a thread, those of all parts. */
    public String text() {
        return hasMedia() ? MEDIA.matcher(canonical).replaceAll("") : canonical;
    }

    /** The pictures, in order; of a thread, those of all parts. */
    public List<Media> media() {
        return hasMedia()
                ? MEDIA.matcher(canonical)
                        .results()
                        .map(it -> new Media(it.group(1), it.group(2), it.group(3)))
                        .toList()
                : List.of();
    }

    private boolean hasMedia() {
        return canonical.indexOf(BEFORE_MEDIA) >= 0;
    }

    /** What in this text would be taken for a mark of ours, in words: it cannot be one part. Empty where it can. */
    public static Optional<String> markIn(String text) {
        if (text.indexOf(NEXT_PART) >= 0) {
            return Optional.of("a form feed");
        }
        return text.indexOf(BEFORE_MEDIA) >= 0 || text.indexOf(BEFORE_ALT) >= 0
                ? Optional.of("a control character (U+0001 or U+0002)")
                : Optional.empty();
    }

    /** As a person reads it: a thread with the number of each part before it. */
    public String shown() {
        if (!isThread()) {
            return shownPart();
        }
        List<Wording> parts = parts();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> (i + 1) + "/" + parts.size() + " " + parts.get(i).shownPart())
                .collect(Collectors.joining("\n"));
    }

    private String shownPart() {
        return Stream.concat(
                        Stream.of(text()).filter(words -> !words.isEmpty()),
                        media().stream().map(media -> "[" + (media.isDecorative() ? media.type() : media.alt()) + "]"))
                .collect(Collectors.joining("\n"));
    }

    /** What is said: this, and then each part of a thread, which stands there by itself. */
    public List<Wording> sayings() {
        return isThread() ? Stream.concat(Stream.of(this), parts().stream()).toList() : List.of(this);
    }

    /** By what a repeat is known: the gists of all that is said. */
    public List<String> gists() {
        return sayings().stream().map(Wording::gist).toList();
    }

    /** The same for two texts that a reader would call the same: case, blanks and what nobody sees do not count. */
    public String gist() {
        String seen = seen();
        StringBuilder gist = new StringBuilder(seen.length());
        boolean between = false;
        for (int i = 0; i < seen.length(); i++) { // of every post, at every start: no pattern
            boolean blank = isBlank(seen.charAt(i));
            if (!blank || !between) {
                gist.append(blank ? ' ' : seen.charAt(i));
            }
            between = blank;
        }
        return gist.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The same for two texts with the same gist, and quickly worked out: as a rule their first and last letters, up to a
     * blank. Where a letter follows that is not of ASCII, whose small form may hang on its neighbours, the whole gist. (In
     * NFC nothing but ASCII has a small form in ASCII.)
     */
    public String sketch() {
        String seen = seen();
        int start = 0;
        while (start < Math.min(seen.length(), SKETCHED) && isPlain(seen.charAt(start))) {
            start++;
        }
        int end = seen.length();
        while (end > Math.max(0, seen.length() - SKETCHED) && isPlain(seen.charAt(end - 1))) {
            end--;
        }
        boolean hangsOn = (start < seen.length() && isStrange(seen.charAt(start)))
                || (end > 0 && isStrange(seen.charAt(end - 1)));
        return hangsOn ? gist() : (seen.substring(0, start) + "\n" + seen.substring(end)).toLowerCase(Locale.ROOT);
    }

    /** What is seen of it. Its id is made of all of it: once published, a post is known by that for ever. */
    private String seen() {
        String all = hasMedia() ? MEDIA.matcher(canonical).replaceAll(" $1") : canonical;
        String seen = InvisibleCharacters.without(all);
        return seen.length() == all.length() ? all : new Wording(seen).canonical;
    }

    /** The id of a post that has none written: 12 base32 characters (60 bits) of SHA-256 of what it says. */
    public PostId derivedId() {
        byte[] hash = sha256();
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            int bit = i * 5;
            int pair = ((hash[bit / 8] & 0xff) << 8) | (hash[bit / 8 + 1] & 0xff);
            id.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
        }
        return new PostId(id.toString());
    }

    /** The first words, on one line, at most {@code length} characters long. */
    public String firstWords(int length) {
        String line = BLANKS.matcher(text()).replaceAll(" ");
        if (line.codePointCount(0, line.length()) <= length) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, length - 1));
        int space = line.lastIndexOf(' ', cut.length());
        return (space > length / 2 ? cut.substring(0, space) : cut) + "…";
    }

    /** Below U+0300 nothing combines: such a text is in NFC as it stands, and need not wait for the tables. */
    private static boolean isNormal(String text) {
        char[] letters = text.toCharArray(); // each is looked at before the loop is compiled: quicker so than by charAt
        for (char c : letters) {
            if (c >= 0x300) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether more marks stand on one letter than on any in any language (30 at most, UAX 15): to bring them into order takes
     * time that grows with the square of their number. Such a text stays as it is.
     */
    private static boolean isPiledUp(String text) {
        int marks = 0;
        for (int i = 0; i < text.length() && marks <= MOST_MARKS; i++) {
            char c = text.charAt(i);
            int type = c < 0x300 ? Character.UPPERCASE_LETTER : Character.getType(text.codePointAt(i));
            boolean isMark = type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || type == Character.SURROGATE; // the second half of a mark, or of what is none
            marks = isMark ? marks + 1 : 0;
        }
        return marks > MOST_MARKS;
    }

    /** As {@link String#strip}, which leaves no-break spaces. */
    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return !isPlain(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isStrange(char c) {
        return !isPlain(c) && !isBlank(c);
    }

    /** Letters and signs of ASCII: most of every post. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f;
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
