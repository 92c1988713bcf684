package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The text of a file, which knows its lines. */
public final class SourceText {
    private final String name;
    private final String text;
    /** How many lines of the file stand above. */
    private final int above;

    private final int[] lines;
    /** Where the second half of each character outside the basic plane stands. */
    private final int[] pairs;
    /** For each character outside the basic plane, its index counted in code points. */
    private final int[] wide;

    /**
     * @param name the file as problems name it
     * @param text all of it, without a byte order mark
     */
    public SourceText(String name, String text) {
        this(name, text, 0);
    }

    private SourceText(String name, String text, int above) {
        this.name = name;
        this.text = text;
        this.above = above;
        IntStream.Builder starts = IntStream.builder();
        IntStream.Builder seconds = IntStream.builder();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                starts.add(i + 1);
            } else if (Character.isLowSurrogate(c)) {
                seconds.add(i);
            }
        }
        this.lines = starts.build().toArray();
        this.pairs = seconds.build().toArray();
        this.wide = IntStream.range(0, pairs.length).map(i -> pairs[i] - 1 - i).toArray();
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** What stands in a span. */
    public String at(TextRange span) {
        return text.substring(span.start(), span.end());
    }

    /** The place of the character at this offset; columns count code points. */
    public FilePosition place(int offset) {
        int line = line(offset);
        int start = lines[line];
        return new FilePosition(
                name, above + line + 1, offset - start - (pairsBefore(offset) - pairsBefore(start)) + 1);
    }

    /** Some lines of it, which know where in the file they stand; {@code start} is where a line begins. */
    SourceText part(int start, int end) {
        return new SourceText(name, text.substring(start, end), above + line(start));
    }

    /** Looked up, not counted: a line may be a whole file. */
    private int pairsBefore(int offset) {
        int found = Arrays.binarySearch(pairs, offset);
        return found >= 0 ? found : -found - 1;
    }

    /** The offset of the code point with this index. */
    public int offset(long codePoint) {
        int index = (int) Math.min(Math.max(codePoint, 0), text.length());
        int found = Arrays.binarySearch(wide, index);
        int before = found >= 0 ? found : -found - 1;
        return Math.min(index + before, text.length());
    }

    /** Where the line begins in which this offset lies. */
    public int lineStart(int offset) {
        return lines[line(offset)];
    }

    /** Where the line ends in which this offset lies, before its line end. */
    public int lineEnd(int offset) {
        int end = nextLine(offset);
        while (end > lineStart(offset) && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where the line after the one with this offset begins, or the end of the text. */
    public int nextLine(int offset) {
        int line = line(offset);
        return line + 1 < lines.length ? lines[line + 1] : text.length();
    }

    /** The line in which this offset lies, without its line end. */
    public String lineAt(int offset) {
        return text.substring(lineStart(offset), lineEnd(offset));
    }

    /** Blanks at the beginning of a line, of whatever kind. */
    public String indentAt(int offset) {
        String line = lineAt(offset);
        int end = 0;
        while (end < line.length() && (Character.isSpaceChar(line.charAt(end)) || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }

    /** How its lines end: as its first line does. */
    public String lineBreak() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
