package dev.punchclock.files.yaml;

/** Finds comments that swallow a text: {@code text: Hello #world} says only "Hello" to YAML. */
final class Swallowed {
    private final Source source;
    private final Problems problems;

    Swallowed(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** A free text must not have a comment behind it, nor between its key and itself. */
    void check(Scalar key, Node value) {
        if (value instanceof Scalar text && text.style() == Scalar.Style.PLAIN) {
            int colon = source.text().indexOf(':', key.span().end());
            if (colon >= 0 && colon < text.span().start()) {
                report(colon + 1);
            }
            report(text.span().end());
            below(key.place().column() - 1, text.span().end());
        } else if (value instanceof Items list) {
            list.items().forEach(this::checkText);
        }
    }

    /** One of several texts. */
    private void checkText(Node item) {
        if (item instanceof Scalar text
                && text.style() == Scalar.Style.PLAIN
                && !text.text().isEmpty()) {
            report(text.span().end());
            below(text.place().column() - 2, text.span().end());
        }
    }

    /** A line of hashtags below a text, indented like a part of it, is a comment too. */
    private void below(int indent, int end) {
        for (int line = source.nextLine(end); line < source.text().length(); line = source.nextLine(line)) {
            String written = source.lineAt(line).strip();
            boolean comment = written.startsWith("#");
            if (comment && source.indentAt(line).length() > indent) {
                report(line);
            } else if (!comment && !written.isEmpty()) {
                return;
            }
        }
    }

    /** {@code - #tag} is an empty item to YAML. */
    void check(Node item) {
        if (item instanceof Scalar scalar
                && scalar.style() == Scalar.Style.PLAIN
                && scalar.text().isEmpty()) {
            report(scalar.span().end());
        }
    }

    private void report(int from) {
        String rest = source.text().substring(from, Math.max(from, source.lineEnd(from)));
        String comment = rest.stripLeading();
        if (comment.startsWith("#") && (comment.length() < rest.length() || from == source.lineStart(from))) {
            problems.error(
                    source.place(from + rest.length() - comment.length()),
                    "`" + Misread.shorten(comment) + "` is a comment to YAML and would not be published",
                    "put quotes around the whole text, or use |; a comment can stand on a line of its own");
        }
    }
}
