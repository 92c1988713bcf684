package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/troubleshooting.md} names only commands that can be typed, and quotes only what the program says. */
final class TroubleshootingTest {
    private static final Path PAGE = Path.of("docs/troubleshooting.md");
    private static final Pattern BLOCK = Pattern.compile("^```\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("`(punchclock [^`]+)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]+)\\)");
    /** Where one text is written as several, over several lines of source. */
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final Set<String> OF_THE_SYSTEM = Set.of("crontab", "df", "journalctl", "systemctl", "timedatectl");

    @Test
    void every_command_on_the_page_is_understood() throws IOException {
        List<String> lines = new ArrayList<>();
        String page = Files.readString(PAGE);
        BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).forEach(lines::add);
        assertThat(lines)
                .allMatch(line -> line.startsWith("punchclock ") || OF_THE_SYSTEM.contains(line.split(" ", -1)[0]));
        INLINE.matcher(page).results().map(found -> found.group(1)).forEach(lines::add);
        int read = 0;
        for (String line : lines) {
            List<String> words = words(line.replaceFirst(" +# .*", ""));
            if (words.get(0).equals("punchclock") && !words.get(1).equals("--version")) {
                CommandLines.read(words.subList(1, words.size()));
                read++;
            }
        }
        assertThat(read).isGreaterThan(50);
    }

    @Test
    void every_line_it_quotes_is_one_that_the_program_says() throws IOException {
        String said = sources();
        Set<String> pieces = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("> ")) {
                Stream.of(line.substring(2).split("…")).map(String::strip).forEach(pieces::add);
            }
        }
        pieces.remove("");
        assertThat(pieces).hasSizeGreaterThan(30).allMatch(said::contains);
    }

    @Test
    void every_section_to_which_its_table_points_is_there_and_each_is_in_the_table() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> sections = page.lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LINK.matcher(page).results().map(link -> link.group(1)).collect(Collectors.toSet()))
                .isEqualTo(sections);
    }

    /** All that the program may say: its sources, with each text in one piece, its launcher, and what it was seen to say. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Path.of("scripts/punchclock")));
        for (String folder : List.of("src/main/java", "src/test/resources/transcripts")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(JOINED.matcher(Files.readString(file)).replaceAll(""));
                }
            }
        }
        return all.toString();
    }

    private static List<String> words(String line) {
        Matcher word = WORD.matcher(line);
        return word.results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .toList();
    }
}
