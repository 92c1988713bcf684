package dev.punchclock.calendar.ics;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The lines of a calendar file that say when. All others, titles and places and people among them, come out empty, so
 * that nothing behind this reader ever holds them; line numbers stay what they are.
 */
final class TimingLines extends Reader {
    private static final Set<String> KEPT = Set.of(
            "BEGIN",
            "END",
            "VERSION",
            "CALSCALE",
            "METHOD",
            "X-WR-TIMEZONE",
            "UID",
            "SEQUENCE",
            "STATUS",
            "TRANSP",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "EXRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "FREEBUSY",
            "X-MICROSOFT-CDO-BUSYSTATUS",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO");

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 1 << 20;

    private final byte[] bytes;
    private int next;
    private int line;
    private boolean kept;
    private String last = "";
    private int lastLine;
    private int length;
    private String ready = "";
    private int given;
    private final int skipped;

    TimingLines(byte[] bytes) {
        this.bytes = bytes;
        if (isUtf16()) {
            throw new CalendarRefusedException(0, "the file is saved as UTF-16", "save or export it as UTF-8");
        }
        next = startsWith(0xef, 0xbb, 0xbf) ? 3 : 0;
        skipEmpty();
        skipped = line;
        if (!name(next).equals("BEGIN")) {
            throw new CalendarRefusedException(
                    0, "this is not a calendar file", "give a file that a calendar program exports (.ics)");
        }
    }

    private void skipEmpty() {
        int end = next;
        while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\t' || isEnd(bytes[end]))) {
            if (isEnd(bytes[end])) {
                afterLine(end);
                end = next;
            } else {
                end++;
            }
        }
    }

    /** How many empty lines stood in front, which the tokenizer is not shown. */
    int skipped() {
        return skipped;
    }

    @Override
    public int read() {
        while (given == ready.length()) {
            if (next >= bytes.length) {
                return -1;
            }
            ready = nextLine();
            given = 0;
        }
        return ready.charAt(given++);
    }

    @Override
    public int read(char[] into, int offset, int most) {
        int i = 0;
        for (int c = read(); c >= 0; c = i < most ? read() : -1) {
            into[offset + i++] = (char) c;
        }
        return i == 0 ? -1 : i;
    }

    @Override
    public void close() {}

    private String nextLine() {
        int start = next;
        int end = start;
        while (end < bytes.length && !isEnd(bytes[end])) {
            end++;
        }
        if (end > start && bytes[start] != ' ' && bytes[start] != '\t') {
            last = name(start);
            lastLine = line + 1;
            kept = KEPT.contains(last);
            length = 0;
        }
        afterLine(end);
        length += end - start;
        if (kept && length > LONGEST_LINE) {
            throw new CalendarRefusedException(
                    line, last + " is longer than 1 MiB", CalendarRefusedException.EXPORT_AGAIN);
        }
        return kept ? text(start, end) + "\n" : "\n";
    }

    /** Steps over a line end, be it one byte or two; or three, as programs write that mend line ends twice. */
    private void afterLine(int end) {
        next = end + lengthOfEnd(end);
        line++;
    }

    private int lengthOfEnd(int end) {
        int returns = 0;
        while (returns < 2 && end + returns < bytes.length && bytes[end + returns] == '\r') {
            returns++;
        }
        boolean newline = end + returns < bytes.length && bytes[end + returns] == '\n';
        return newline ? returns + 1 : 1;
    }

    /** The name with which a property begins, in capitals; folds may run through it. */
    private String name(int start) {
        StringBuilder name = new StringBuilder();
        int i = start;
        boolean blank = false;
        while (i < bytes.length && name.length() <= LONGEST_NAME) {
            byte b = bytes[i];
            if (b == ' ' && !name.isEmpty()) {
                i++; // some programs set blanks before the colon
                blank = true;
                continue;
            }
            if (b == ':' || b == ';') {
                if (!name.isEmpty()) {
                    return name.toString();
                }
                break;
            }
            if (isEnd(b)) {
                int after = i + lengthOfEnd(i);
                if (after >= bytes.length || (bytes[after] != ' ' && bytes[after] != '\t')) {
                    break;
                }
                i = after + 1;
            } else if (!blank && (isLetter(b) || (b >= '0' && b <= '9') || b == '-' || b == '_')) {
                name.append((char) (b >= 'a' ? b - ('a' - 'A') : b));
                i++;
            } else {
                break;
            }
        }
        if (line == skipped) {
            return "";
        }
        if (name.toString().startsWith("X-")) {
            return name.toString(); // whatever is wrong with it, it never said when
        }
        throw noName();
    }

    /** It may have been a time, or the rest of a title with a line break in it. */
    private CalendarRefusedException noName() {
        return new CalendarRefusedException(
                line + 1,
                "this line has no name and colon, as each line of a calendar has; it comes after " + last + " in line "
                        + lastLine,
                "open this event in your calendar program, take line breaks out of its title and place, and export again;"
                        + " the file may also have broken off or been edited");
    }

    private static boolean isLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    private String text(int start, int end) {
        boolean plain = true;
        for (int i = start; i < end; i++) {
            if ((bytes[i] > 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
                throw new CalendarRefusedException(
                        line, "there is a control character in " + last, CalendarRefusedException.EXPORT_AGAIN);
            }
            plain &= bytes[i] >= 0;
        }
        if (plain) {
            return withoutZeros(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        try {
            return withoutZeros(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new CalendarRefusedException(
                    line, last + " is not in UTF-8: the file has another encoding", "save or export it as UTF-8");
        }
    }

    /** Some programs fill their values up with zeros. */
    private static String withoutZeros(String text) {
        return text.indexOf(0) < 0 ? text : text.replace("\0", "");
    }

    private boolean isUtf16() {
        boolean mark = startsWith(0xfe, 0xff) || startsWith(0xff, 0xfe);
        return mark || startsWith(0, 'B') || startsWith('B', 0);
    }

    private boolean startsWith(int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
