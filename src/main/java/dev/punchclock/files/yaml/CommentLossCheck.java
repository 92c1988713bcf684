package dev.punchclock.files.yaml;

/** Finds comments that swallow a text: {@code text: Hello #world} says only "Hello" to YAML. */
final class CommentLossCheck {
    /** More of it is never shown. */
    private static final int LONG = 100;

    private final SourceText source;
    private final ProblemCollector problems;
    /** Below which line it was looked last, and how far indented. */
    private int lookedBelow = -1;

    private int lookedAt;

    CommentLossCheck(SourceText source, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
    }

    /** A free text must not have a comment behind it, nor between its key and itself. */
    void check(ScalarNode key, Node value) {
        if (value instanceof ScalarNode text && text.style() == ScalarNode.Style.PLAIN) {
            int colon = source.text().indexOf(':', key.span().end());
            if (colon >= 0 && colon < text.span().start()) {
                report(colon + 1);
            }
            report(text.span().end());
            below(key.place().column() - 1, text.span().end());
        } else if (value instanceof SequenceNode list) {
            list.items().forEach(this::checkText);
        }
    }

    /** One of several texts. */
    private void checkText(Node item) {
        if (item instanceof ScalarNode text
                && text.style() == ScalarNode.Style.PLAIN
                && !text.text().isEmpty()) {
            report(text.span().end());
            below(text.place().column() - 2, text.span().end());
        }
    }

    /** A line of hashtags below a text, indented like a part of it, is a comment too. */
    private void below(int indent, int end) {
        int first = source.nextLine(end);
        if (first == lookedBelow && indent >= lookedAt) {
            return; // of many texts on one line, the one furthest left has found all
        }
        lookedBelow = first;
        lookedAt = indent;
        for (int line = first; line < source.text().length(); line = source.nextLine(line)) {
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
        if (item instanceof ScalarNode scalar
                && scalar.style() == ScalarNode.Style.PLAIN
                && scalar.text().isEmpty()) {
            report(scalar.span().end());
        }
    }

    private void report(int from) {
        int end = source.lineEnd(from);
        int at = from;
        while (at < end && Character.isWhitespace(source.text().charAt(at))) {
            at++;
        }
        if (at < end && source.text().charAt(at) == '#' && (at > from || from == source.lineStart(from))) {
            String comment = source.text().substring(at, Math.min(end, at + LONG));
            problems.error(
                    source.place(at),
                    "`" + YamlErrorExplainer.shorten(comment) + "` is a comment to YAML and would not be published",
                    "put quotes around the whole text; a comment can stand on a line of its own");
        }
    }
}
