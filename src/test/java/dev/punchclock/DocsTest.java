package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages for whoever carries the program on name only what there is. */
final class DocsTest {
    private static final Path DOCS = Path.of("docs");
    /**
     * {@code `Round`}, {@code `Timetable.isOpen`}, {@code `network.LookupQuery`}; not {@code `POST`}, for which a user
     * writes another word.
     */
    private static final Pattern CLASS =
            Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:\\.[a-z][A-Za-z]*)?`");

    private static final Pattern SCRIPT = Pattern.compile("`(scripts/[a-z-]+)[` ]");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.list(DOCS)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Set<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_class_that_a_page_names_is_there() throws IOException {
        Set<String> classes = new TreeSet<>(Set.of("InstantSource"));
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            sources.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
        }
        for (Path page : pages()) {
            assertThat(classes).as(page.toString()).containsAll(found(CLASS, page));
        }
        assertThat(found(CLASS, DOCS.resolve("architecture.md"))).hasSizeGreaterThan(30);
    }

    @Test
    void every_script_and_page_to_which_a_page_points_is_there() throws IOException {
        for (Path page : pages()) {
            for (String script : found(SCRIPT, page)) {
                assertThat(Path.of(script)).as(page.toString()).isExecutable();
            }
            for (String link : found(LINK, page)) {
                assertThat(DOCS.resolve(link)).as(page.toString()).exists();
            }
        }
    }

    @Test
    void every_decision_is_in_the_list_with_its_title() throws IOException {
        String list = Files.readString(DOCS.resolve("decisions.md"));
        Pattern title = Pattern.compile("# (\\d+)\\. (.*?)\\.?\\n");
        try (Stream<Path> all = Files.list(DOCS.resolve("adr"))) {
            for (Path page : all.sorted().toList()) {
                var head = title.matcher(Files.readString(page));
                assertThat(head.lookingAt()).as(page.toString()).isTrue();
                MatchResult found = head.toMatchResult();
                assertThat(list)
                        .contains("| " + found.group(1) + " | [" + found.group(2) + "](adr/" + page.getFileName()
                                + ") |");
            }
        }
    }
}
