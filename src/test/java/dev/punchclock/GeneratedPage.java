package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page below {@code docs} that is made of what the program itself knows. {@code mvn test -Dtest=*ReferenceTest
 * -Dreference.write=true} writes it anew: read the difference before you commit it.
 */
public final class GeneratedPage {
    private final StringBuilder text = new StringBuilder();

    public GeneratedPage line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** A line with an empty one before it. */
    public GeneratedPage paragraph(String line) {
        return line("").line(line);
    }

    public GeneratedPage block(String content) {
        return paragraph("```").line(content.stripTrailing()).line("```");
    }

    /** A table; a bar in a cell would end it, and is written so that it does not. */
    public GeneratedPage table(List<String> heads, List<List<String>> rows) {
        paragraph(row(heads)).line(row(heads.stream().map(head -> "---").toList()));
        rows.forEach(cells -> line(row(cells)));
        return this;
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |";
    }

    public void compareWith(String name) throws IOException {
        Path page = Path.of("docs", name);
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(page, text);
        } else {
            assertThat(text.toString())
                    .as("written anew by -Dreference.write=true")
                    .isEqualTo(Files.readString(page));
        }
    }
}
