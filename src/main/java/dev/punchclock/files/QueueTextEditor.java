package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import java.time.LocalDateTime;
import java.util.Optional;

/** Changes the text of a queue file in one place. What it makes is read again before it is kept. */
final class QueueTextEditor {
    private final SourceText source;
    private final SequenceNode list;

    QueueTextEditor(SourceText source, SequenceNode list) {
        this.source = source;
        this.list = list;
    }

    /** The text with {@code at} of an item set. */
    String move(MappingNode item, LocalDateTime at) {
        String time = QueueItemWriter.time(at);
        Optional<MappingEntry> field = item.find("at");
        if (field.isPresent() && field.get().value() instanceof ScalarNode old) {
            String quote = source.at(old.span()).startsWith("\"") ? "\"" : "";
            return edit(old.span().start(), old.span().end(), quote + time + quote);
        }
        int first = item.fields().get(0).key().span().start();
        if (item.flow()) {
            boolean quotes = source.text().charAt(first) == '"';
            return edit(first, first, quotes ? "\"at\": \"" + time + "\", " : "at: " + time + ", ");
        }
        String indent = " ".repeat(item.place().column() - 1);
        Optional<Integer> behind = item.find("to").map(MappingEntry::value).flatMap(to -> endOfLine(item, to));
        return behind.map(end -> edit(end, end, source.lineBreak() + indent + "at: " + time))
                .orElseGet(() -> edit(first, first, "at: " + time + source.lineBreak() + indent));
    }

    /** The end of the line on which a value both begins and ends; its key stands before it, on the same line. */
    private Optional<Integer> endOfLine(MappingNode item, Node value) {
        int end = value.contentEnd();
        boolean oneLine =
                source.lineStart(item.find("to").orElseThrow().key().span().start()) == source.lineStart(end);
        boolean plain = !(value instanceof SequenceNode items) || items.flow();
        return oneLine && plain ? Optional.of(source.lineEnd(end)) : Optional.empty();
    }

    /** The text without an item. Comments before and behind it stay. */
    String drop(Node item) {
        return list.flow() ? dropFromFlow(item) : dropFromBlock(item);
    }

    private String dropFromBlock(Node item) {
        int column = list.place().column() - 1;
        int start = source.lineStart(item.span().start());
        while (!isDash(start, column)) {
            start = source.lineStart(start - 1);
        }
        int end = source.nextLine(Math.max(item.contentEnd() - 1, start));
        for (int line = end; line < source.text().length(); line = source.nextLine(line)) {
            if (isOwnComment(line, column)) {
                end = source.nextLine(line);
            } else if (!source.lineAt(line).isBlank()) {
                break;
            }
        }
        boolean blankBefore = start == 0 || source.lineAt(start - 1).isBlank();
        boolean blankBehind = end < source.text().length() && source.lineAt(end).isBlank();
        return edit(start, blankBefore && blankBehind ? source.nextLine(end) : end, "");
    }

    private boolean isDash(int lineStart, int column) {
        String line = source.lineAt(lineStart);
        return lineStart == 0
                || (line.length() > column
                        && line.charAt(column) == '-'
                        && line.substring(0, column).isBlank());
    }

    /** A comment that is indented like a part of the item. */
    private boolean isOwnComment(int line, int column) {
        return source.lineAt(line).strip().startsWith("#")
                && source.indentAt(line).length() > column;
    }

    private String dropFromFlow(Node item) {
        String text = source.text();
        int start = item.span().start();
        int end = item.contentEnd();
        int next = skipBlanks(end);
        if (text.charAt(next) == ',') {
            return edit(start, skipBlanks(next + 1), "");
        }
        int before = start - 1;
        while (before > 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return edit(text.charAt(before) == ',' ? before : start, end, "");
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < source.text().length() - 1
                && Character.isWhitespace(source.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private String edit(int start, int end, String with) {
        return source.text().substring(0, start) + with + source.text().substring(end);
    }
}
