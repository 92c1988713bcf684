package dev.punchclock.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows in aligned columns, two blanks between them, in the width of a terminal. Where there is not enough room, texts are
 * shortened, prose goes on in lines below, and what still has no place begins further lines of its row. Nothing else is
 * ever shortened: an id that is wider than the terminal goes beyond it.
 */
final class Table {
    private static final int GAP = 2;
    /** Of a text, where that lets each row stand on one line. */
    private static final int LEAST_TEXT = 12;
    /** Of a text beside prose that takes several lines: it is to be recognised, and the prose can go below. */
    private static final int LEAST_BESIDE = 24;

    private static final int LEAST_PROSE = 24;
    private static final String DEEPER = "    ";

    private final int room;
    private final int leastText;
    private final int leastProse;
    private final List<List<String>> rows;
    private final List<Column> columns = new ArrayList<>();
    private final int[] widths;
    private final int[] least;

    private Table(int room, int leastText, int leastProse, List<List<String>> rows, Column... written) {
        this.room = room;
        this.leastText = leastText;
        this.leastProse = leastProse;
        this.rows = rows;
        int count = 0;
        for (List<String> row : rows) {
            count = Math.max(count, row.size());
        }
        widths = new int[count];
        least = new int[count];
        for (int i = 0; i < count; i++) {
            Column usual = i < count - 1 ? Column.WHOLE : Column.PROSE;
            columns.add(i < written.length ? written[i] : usual);
            measure(i);
        }
    }

    private void measure(int column) {
        int longest = 0;
        for (List<String> row : rows) {
            if (column < row.size()) {
                String cell = row.get(column);
                widths[column] = Math.max(widths[column], TextWidth.of(cell));
                if (columns.get(column) == Column.PROSE) {
                    longest = Math.max(longest, TextWidth.widestWord(cell));
                }
            }
        }
        least[column] = switch (columns.get(column)) {
            case WHOLE -> widths[column];
            case TEXT -> Math.min(widths[column], leastText);
            case PROSE -> Math.min(widths[column], Math.max(longest, leastProse));
        };
    }

    /**
     * The lines, without an indent. Prose goes on in its column, or has lines of its own, whatever takes fewer lines.
     *
     * @param written what the columns may lose; of the others the last is prose, and the rest is whole
     */
    static List<String> lines(int room, List<List<String>> rows, Column... written) {
        List<String> apart = new Table(room, LEAST_TEXT, Integer.MAX_VALUE, rows, written).lines();
        if (apart.size() == rows.size()) {
            return apart;
        }
        List<String> beside = new Table(room, LEAST_BESIDE, LEAST_PROSE, rows, written).lines();
        return beside.size() < apart.size() ? beside : apart;
    }

    private List<String> lines() {
        List<int[]> parts = parts();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            int before = lines.size();
            for (int part = 0; part < parts.size(); part++) {
                add(row, parts.get(part), part == 0 ? "" : DEEPER, lines);
            }
            if (lines.size() == before) {
                lines.add("");
            }
        }
        return lines;
    }

    /** Which columns stand side by side: from, and until before. Those of one part get the room that they have. */
    private List<int[]> parts() {
        List<int[]> parts = new ArrayList<>();
        int from = 0;
        while (from < widths.length) {
            int space = room - (parts.isEmpty() ? 0 : DEEPER.length());
            int used = least[from];
            int until = from + 1;
            while (until < widths.length && used + GAP + least[until] <= space) {
                used += GAP + least[until];
                until++;
            }
            share(from, until, space);
            parts.add(new int[] {from, until});
            from = until;
        }
        return parts;
    }

    /** Takes from texts first, and from prose what is still too much. */
    private void share(int from, int until, int space) {
        int over = GAP * (until - from - 1) - space;
        for (int i = from; i < until; i++) {
            over += widths[i];
        }
        for (Column loser : List.of(Column.TEXT, Column.PROSE)) {
            for (int i = until - 1; i >= from; i--) {
                if (over > 0 && columns.get(i) == loser) {
                    int floor = until - from == 1 ? 1 : least[i];
                    int less = Math.min(over, Math.max(0, widths[i] - floor));
                    widths[i] -= less;
                    over -= less;
                    tighten(i, less);
                }
            }
        }
    }

    /** A text that was cut between words leaves room that nobody needs. */
    private void tighten(int column, int less) {
        if (less == 0 || columns.get(column) != Column.TEXT) {
            return;
        }
        int widest = 0;
        for (List<String> row : rows) {
            if (column < row.size()) {
                widest = Math.max(widest, TextWidth.of(TextWidth.cut(row.get(column), widths[column])));
            }
        }
        widths[column] = widest;
    }

    private void add(List<String> row, int[] part, String indent, List<String> lines) {
        List<List<String>> cells = new ArrayList<>();
        int height = 0;
        int first = part[0];
        while (!indent.isEmpty()
                && first < Math.min(part[1], row.size())
                && row.get(first).isEmpty()) {
            first++; // below, nothing stands in the columns that nobody sees
        }
        for (int i = first; i < Math.min(part[1], row.size()); i++) {
            List<String> cell = cell(row.get(i), i);
            cells.add(cell);
            height = Math.max(height, row.get(i).isEmpty() ? 0 : cell.size());
        }
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder(indent);
            int missing = 0;
            for (int j = 0; j < cells.size(); j++) {
                String words = i < cells.get(j).size() ? cells.get(j).get(i) : "";
                line.append(" ".repeat(missing)).append(words);
                missing = Math.max(0, widths[first + j] - TextWidth.of(words)) + GAP;
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private List<String> cell(String words, int column) {
        return switch (columns.get(column)) {
            case WHOLE -> List.of(words);
            case TEXT -> List.of(TextWidth.cut(words, widths[column]));
            case PROSE -> TextWidth.wrap(words, widths[column], "");
        };
    }
}
