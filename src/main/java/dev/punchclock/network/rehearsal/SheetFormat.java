package dev.punchclock.network.rehearsal;

import dev.punchclock.account.AccountName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is written and read. Each line of a text is indented, so that no text can look like a heading; a blank
 * line that is not indented ends the note, so that a note which a crash cut off is told from a whole one.
 *
 * <pre>
 * ## r12
 *
 * 2026-11-24T10:15:00Z, key conf-26.acme-dave
 *
 *     We are at the conference in Leeds.
 *
 * ## r12 taken back
 *
 * 2026-11-24T10:20:00Z
 *
 * </pre>
 */
final class SheetFormat {
    private static final Pattern HEADING = Pattern.compile("## r(\\d{1,9})( taken back)?");
    private static final String KEY = ", key ";
    private static final String INDENT = "    ";

    private final String text;
    private int position;

    private SheetFormat(String text) {
        this.text = text;
    }

    /** The top of a new sheet. */
    static String top(AccountName account) {
        return "# " + account
                + "\n\nPublished on the rehearsal network, oldest first. Nothing of it left this machine.\n\n";
    }

    static String write(SheetNote note) {
        if (note instanceof SheetNote.Posted posted) {
            String indented = INDENT + posted.text().replace("\n", "\n" + INDENT);
            return "## %s\n\n%s%s%s\n\n%s\n\n".formatted(posted.id(), posted.at(), KEY, posted.key(), indented);
        }
        return "## %s taken back\n\n%s\n\n".formatted(note.id(), note.at());
    }

    /**
     * Adds every whole note to {@code notes}; what is no note is passed over.
     *
     * @return how many characters need not be read again
     */
    static int read(String text, List<? super SheetNote> notes) {
        SheetFormat form = new SheetFormat(text);
        int done = 0;
        try {
            while (form.position < text.length()) {
                Matcher heading = HEADING.matcher(form.line());
                if (heading.matches()) {
                    int body = form.position;
                    SheetNote note = form.note(Integer.parseInt(heading.group(1)), heading.group(2) != null);
                    if (note == null) {
                        form.position = body;
                    } else {
                        notes.add(note);
                    }
                }
                done = form.position;
            }
        } catch (CutOff e) {
            return done;
        }
        return done;
    }

    private @Nullable SheetNote note(int number, boolean takenBack) throws CutOff {
        boolean blankBefore = line().isEmpty();
        String facts = line();
        boolean blankAfter = line().isEmpty();
        int comma = facts.indexOf(KEY);
        if (!blankBefore || !blankAfter || takenBack != comma < 0) {
            return null;
        }
        try {
            return takenBack
                    ? new SheetNote.TakenBack(number, Instant.parse(facts))
                    : new SheetNote.Posted(
                            number,
                            Instant.parse(facts.substring(0, comma)),
                            facts.substring(comma + KEY.length()),
                            indented());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String indented() throws CutOff {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line);
        }
        return String.join("\n", lines);
    }

    private String line() throws CutOff {
        int end = text.indexOf('\n', position);
        if (end < 0) {
            throw new CutOff();
        }
        String line = text.substring(position, end);
        position = end + 1;
        return line;
    }

    /** The text ends in the middle of something. */
    private static final class CutOff extends Exception {
        private static final long serialVersionUID = 1;

        CutOff() {
            super(null, null, false, false);
        }
    }
}
