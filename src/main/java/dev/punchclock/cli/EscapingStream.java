package dev.punchclock.cli;

import dev.punchclock.problem.EscapedText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The one way out of the program: all that is printed, logged or told of a bug goes through here, as UTF-8, and nothing
 * that a terminal would obey gets past, except our own {@link StyleMark}s. In whatever way it is written to, bytes included.
 *
 * <p>Neither does what servers of CI would obey: a line that begins with {@code ::}, and {@code ##[}, {@code ##vso[} or
 * {@code ##teamcity[} anywhere.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">GitHub: workflow commands</a>
 * @see <a href="https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands">Azure: logging commands</a>
 */
final class EscapingStream extends PrintStream {
    private final PrintStream raw;

    private EscapingStream(PrintStream raw) {
        super(new Escaping(raw), false, StandardCharsets.UTF_8);
        this.raw = raw;
    }

    static PrintStream over(PrintStream raw) {
        return raw instanceof EscapingStream ? raw : new EscapingStream(raw);
    }

    /** Half a character would become a question mark on its way into bytes. */
    @Override
    public void print(String text) {
        super.print(withoutHalves(String.valueOf(text)));
    }

    /** At once: other processes may write to the same terminal. */
    @Override
    public void println(String text) {
        print(String.valueOf(text).concat("\n"));
    }

    @Override
    public boolean checkError() {
        boolean failed = super.checkError();
        return raw.checkError() || failed;
    }

    /** Whether writing has failed because nobody reads any more. */
    boolean readerHasLeft() {
        return raw instanceof PipedOutput end && end.readerHasLeft();
    }

    private static String withoutHalves(String text) {
        boolean isBasic = true;
        for (int i = 0; isBasic && i < text.length(); i++) { // of all that is printed, at every start: no stream
            isBasic = !Character.isSurrogate(text.charAt(i));
        }
        if (isBasic) {
            return text;
        }
        StringBuilder whole = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                EscapedText.escape(c, whole);
            } else {
                whole.appendCodePoint(c);
            }
        });
        return whole.toString();
    }

    /** Takes bytes as they come; keeps back what it cannot judge before it has seen what follows. */
    private static final class Escaping extends OutputStream {
        private static final int SHOWN = 0x7f;
        private final PrintStream to;
        /** The beginning of a character, a mark or a line end. */
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        /** Whether nothing but blanks stands on this line yet; whether nothing at all does. */
        private boolean isBlank = true;

        private boolean isEmpty = true;
        private int before = '\n';

        Escaping(PrintStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (length == 0) {
                return;
            }
            if (held.size() == 0 && isPlain(bytes, from, length)) {
                to.write(bytes, from, length);
                after(bytes, from, length);
                return;
            }
            held.write(bytes, from, length);
            byte[] all = held.toByteArray();
            int whole = whole(all);
            String text = new String(all, 0, whole, StandardCharsets.UTF_8);
            held.reset();
            StringBuilder shown = new StringBuilder(text.length() + 16);
            int done = show(text, false, shown);
            held.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
            held.write(all, whole, all.length - whole);
            print(shown);
        }

        @Override
        public void flush() {
            if (held.size() > 0) {
                StringBuilder shown = new StringBuilder();
                show(held.toString(StandardCharsets.UTF_8), true, shown);
                held.reset();
                print(shown);
            }
            to.flush();
        }

        private void print(StringBuilder shown) {
            byte[] bytes = shown.toString().getBytes(StandardCharsets.UTF_8);
            to.write(bytes, 0, bytes.length);
        }

        /** ASCII that is seen, on lines, and no two colons or number signs beside each other: nearly everything. */
        private boolean isPlain(byte[] bytes, int from, int length) {
            int last = before;
            for (int i = from; i < from + length; i++) {
                byte b = bytes[i];
                boolean twice = b == last && (b == ':' || b == '#');
                if ((b < ' ' && b != '\n') || b == SHOWN || twice) {
                    return false;
                }
                last = b;
            }
            return last != ':'; // another may follow
        }

        private void after(byte[] bytes, int from, int length) {
            int at = from + length;
            while (at > from && bytes[at - 1] == ' ') {
                at--;
            }
            boolean toStart = at == from;
            isBlank = toStart ? isBlank : bytes[at - 1] == '\n';
            isEmpty = bytes[from + length - 1] == '\n';
            before = bytes[from + length - 1];
        }

        /** Up to where the last character is whole. */
        private static int whole(byte[] bytes) {
            int last = bytes.length - 1;
            for (int back = 0; back < 3 && last - back >= 0; back++) {
                int b = bytes[last - back] & 0xff;
                int needs = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1;
                if (needs > 1) {
                    return needs > back + 1 ? last - back : bytes.length;
                }
                if (b < 0x80) {
                    break;
                }
            }
            return bytes.length;
        }

        /** Shows the text up to where more must be known; says how far that is. */
        private int show(String text, boolean isEnd, StringBuilder shown) {
            int i = 0;
            while (i < text.length()) {
                int c = text.codePointAt(i);
                if (c == StyleMark.BEGIN) {
                    int end = mark(text, i);
                    if (end < 0 && !isEnd) {
                        return i;
                    }
                    if (end > i) {
                        shown.append(StyleMark.sequence(text.substring(i + 1 + StyleMark.NUMBER.length(), end)));
                        i = end + 1;
                        continue;
                    }
                }
                if (c == '\r' && i + 1 == text.length() && !isEnd) {
                    return i;
                }
                show(text, i, c, shown);
                i += Character.charCount(c);
            }
            return i;
        }

        /** Where a mark ends that begins here; 0 when it is none, -1 when that cannot be known yet. */
        private static int mark(String text, int at) {
            String rest = text.substring(at + 1, Math.min(text.length(), at + 1 + StyleMark.NUMBER.length()));
            if (!StyleMark.NUMBER.startsWith(rest)) {
                return 0;
            }
            return text.indexOf(StyleMark.END, at);
        }

        private void show(String text, int i, int c, StringBuilder shown) {
            if (c == '\n') {
                shown.append('\n');
                isBlank = true;
                isEmpty = true;
            } else if (c == '\r' && text.startsWith("\n", i + 1)) {
                shown.append('\r');
            } else if (c == '\t' && isEmpty) { // a line of a stack trace
                shown.append("    ");
            } else if (isObeyed(text, i, c) || EscapedText.mustBeEscaped(text, i)) {
                EscapedText.escape(c, shown);
                isBlank = false;
                isEmpty = false;
            } else {
                shown.appendCodePoint(c);
                isBlank &= Character.isWhitespace(c) || Character.isSpaceChar(c);
                isEmpty = false;
            }
            before = c;
        }

        /** Whether a server of CI may take it for the beginning of a command. */
        private boolean isObeyed(String text, int i, int c) {
            if (c == ':') {
                return isBlank && (i + 1 == text.length() || text.charAt(i + 1) == ':');
            }
            if (c != '#' || before != '#') {
                return false;
            }
            int end = i + 1;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            return end == text.length() || text.charAt(end) == '[';
        }
    }
}
