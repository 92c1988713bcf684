package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.NewPost;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A new post as an item of a queue file. */
final class QueueItemWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private QueueItemWriter() {}

    /**
     * The lines of the item, without a line end behind the last.
     *
     * @param indent what stands before its dash
     */
    static String item(NewPost post, String indent, String lineBreak) {
        String inner = indent + "  ";
        StringJoiner lines = new StringJoiner(lineBreak + inner, indent + "- ", "");
        lines.add("id: " + word(post.id().value()));
        List<String> to = post.to().stream()
                .map(AccountName::value)
                .map(QueueItemWriter::word)
                .toList();
        lines.add("to: " + (to.size() == 1 ? to.get(0) : to.stream().collect(Collectors.joining(", ", "[", "]"))));
        if (post.at() != null) {
            lines.add("at: " + time(post.at()));
        }
        if (post.expires() != null) {
            boolean wholeDay = post.expires().toLocalTime().equals(LocalTime.MIDNIGHT);
            lines.add("expires: " + (wholeDay ? post.expires().toLocalDate().minusDays(1) : time(post.expires())));
        }
        if (post.late() != null) {
            lines.add("late: " + post.late().word());
        }
        if (post.draft()) {
            lines.add("draft: true");
        }
        if (post.repeat()) {
            lines.add("repeat: true");
        }
        lines.add("text: " + YamlQuoting.text(new Wording(post.text()).text(), inner + "  ", lineBreak));
        return lines.toString();
    }

    /** Seconds only when there are some. */
    static String time(LocalDateTime time) {
        return time.format(time.getSecond() == 0 ? TIME : EXACT);
    }

    /** A name that YAML would take for a number, a date or a word of its own stands in quotes. */
    static String word(String name) {
        boolean letters = name.matches("(?i)[a-z][a-z0-9_.-]*[a-z_-][a-z0-9_.-]*|[a-df-z][a-z0-9]*");
        return letters && YamlQuoting.line(name).equals(name) ? name : YamlQuoting.quoted(name);
    }
}
