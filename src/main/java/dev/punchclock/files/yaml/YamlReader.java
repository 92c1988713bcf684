package dev.punchclock.files.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one document into a tree. What YAML would drop or change in silence (comments in texts, aliases, anchors, tags,
 * keys that come twice, further documents) is reported, each where it stands.
 */
public final class YamlReader {
    private static final int DEEPEST = 20;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(TextFileReader.LARGEST)
                    .build())
            .build();

    private final SourceText source;
    private final Set<String> freeText;
    private final ProblemCollector problems;
    /** Why it could not be read to its end. */
    private final ProblemCollector misread;

    private final CommentLossCheck swallowed;
    private final YAMLParser parser;

    private YamlReader(SourceText source, Set<String> freeText, ProblemCollector problems, ProblemCollector misread)
            throws IOException {
        this.source = source;
        this.freeText = freeText;
        this.problems = problems;
        this.misread = misread;
        this.swallowed = new CommentLossCheck(source, problems);
        this.parser = FACTORY.createParser(source.text());
    }

    /**
     * The tree of a document; empty when there is none (nothing but comments). Where a part of it could not be read, that
     * is reported, and the tree is that of the other parts: for who wants to tell all that is wrong at once, and no more.
     *
     * @param freeText the keys whose values people write freely, so that a {@code #} may be meant
     */
    public static Optional<Node> read(SourceText source, Set<String> freeText, ProblemCollector problems) {
        if (!ForbiddenCharacters.check(source, problems)) {
            return Optional.empty();
        }
        ProblemCollector misread = problems.apart();
        Optional<Node> root = whole(source, freeText, problems, misread);
        return misread.hasErrors() ? new PartialReader(source, freeText, problems).read(misread) : root;
    }

    /** The tree as a whole; empty when there is none, or when it could not be read to its end. */
    static Optional<Node> whole(
            SourceText source, Set<String> freeText, ProblemCollector problems, ProblemCollector misread) {
        try {
            return new YamlReader(source, freeText, problems, misread).document();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private Optional<Node> document() throws IOException {
        try (parser) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Node root = value(first);
            if (parser.nextToken() != null) {
                problems.error(
                        source.place(start()),
                        "a second document begins here; only the first would be read",
                        "take out the line with --- or ... above it, or make it a file of its own");
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (StreamConstraintsException e) {
            misread.error(source.place(start()), "this is nested more than " + DEEPEST + " deep", "write it flatter");
        } catch (JsonProcessingException e) {
            new YamlErrorExplainer(source, misread).explain(e, start());
        }
        return Optional.empty();
    }

    private Node value(JsonToken token) throws IOException {
        int start = start();
        char sign = properties(start);
        return switch (token) {
            case START_OBJECT -> fields(start, sign == '{');
            case START_ARRAY -> items(start, sign == '[');
            default -> scalar(start);
        };
    }

    private MappingNode fields(int start, boolean flow) throws IOException {
        Map<String, MappingEntry> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            properties(start());
            ScalarNode key = key();
            Node value = value(parser.nextToken());
            if (freeText.contains(key.text())) {
                swallowed.check(key, value);
            }
            MappingEntry first = fields.putIfAbsent(key.text(), new MappingEntry(key, value));
            if (first != null) {
                problems.error(
                        key.place(),
                        "`" + key.text() + "` comes twice here, first in line "
                                + first.key().place().line(),
                        "keep one of the two; where a new post begins, write `- ` before it");
            }
        }
        return new MappingNode(source.place(start), new TextRange(start, end()), flow, List.copyOf(fields.values()));
    }

    private SequenceNode items(int start, boolean flow) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Node item = value(token);
            swallowed.check(item);
            items.add(item);
        }
        return new SequenceNode(source.place(start), new TextRange(start, end()), flow, items);
    }

    private ScalarNode key() throws IOException {
        ScalarNode key = scalar(start());
        if (key.style() == ScalarNode.Style.PLAIN && key.text().equals("<<")) {
            problems.error(key.place(), "`<<` would copy nothing here", "write the keys out");
        } else if (isIndentedOddly(key)) {
            problems.error(
                    key.place(),
                    "the line is indented with "
                            + YamlErrorExplainer.nameOfBlank(key.text().charAt(0)),
                    "replace it by ordinary spaces");
        }
        return key;
    }

    /** Whether a key begins with a blank that is none to YAML, which is reported. */
    public static boolean isIndentedOddly(ScalarNode key) {
        return !key.text().isEmpty() && isForeignBlank(key.text().charAt(0));
    }

    private ScalarNode scalar(int start) throws IOException {
        int end = end();
        ScalarNode.Style style = style(start, end);
        while (style == ScalarNode.Style.BLOCK && end > start && source.text().charAt(end - 1) <= ' ') {
            end--;
        }
        ScalarNode scalar = new ScalarNode(source.place(start), new TextRange(start, end), parser.getText(), style);
        ForbiddenCharacters.check(scalar, problems);
        return scalar;
    }

    private ScalarNode.Style style(int start, int end) {
        char first = start < end ? source.text().charAt(start) : ' ';
        return switch (first) {
            case '"', '\'' -> ScalarNode.Style.QUOTED;
            case '|', '>' -> ScalarNode.Style.BLOCK;
            default -> ScalarNode.Style.PLAIN;
        };
    }

    /** Reports an alias, an anchor or a tag that begins here; no plain value begins with these characters. */
    private char properties(int start) {
        char sign = start < source.text().length() && start < Math.max(end(), start + 1)
                ? source.text().charAt(start)
                : ' ';
        boolean empty = start == end() && !parser.isCurrentAlias();
        if (!empty && (sign == '*' || sign == '&' || sign == '!')) {
            problems.error(
                    source.place(start), YamlErrorExplainer.notText(sign), BeginnerMistakes.quotes(source, start));
        }
        return sign;
    }

    private static boolean isForeignBlank(char c) {
        return c != ' ' && Character.isSpaceChar(c);
    }

    private int start() {
        return offset(parser.currentTokenLocation());
    }

    private int end() {
        return offset(parser.currentLocation());
    }

    private int offset(JsonLocation location) {
        return source.offset(location.getCharOffset());
    }
}
