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
public final class Yaml {
    private static final int DEEPEST = 20;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(TextFile.LARGEST)
                    .build())
            .build();

    private final Source source;
    private final Set<String> freeText;
    private final Problems problems;
    /** Why it could not be read to its end. */
    private final Problems misread;

    private final Swallowed swallowed;
    private final YAMLParser parser;

    private Yaml(Source source, Set<String> freeText, Problems problems, Problems misread) throws IOException {
        this.source = source;
        this.freeText = freeText;
        this.problems = problems;
        this.misread = misread;
        this.swallowed = new Swallowed(source, problems);
        this.parser = FACTORY.createParser(source.text());
    }

    /**
     * The tree of a document; empty when there is none (nothing but comments). Where a part of it could not be read, that
     * is reported, and the tree is that of the other parts: for who wants to tell all that is wrong at once, and no more.
     *
     * @param freeText the keys whose values people write freely, so that a {@code #} may be meant
     */
    public static Optional<Node> read(Source source, Set<String> freeText, Problems problems) {
        if (!Characters.check(source, problems)) {
            return Optional.empty();
        }
        Problems misread = problems.apart();
        Optional<Node> root = whole(source, freeText, problems, misread);
        return misread.hasErrors() ? new OtherParts(source, freeText, problems).read(misread) : root;
    }

    /** The tree as a whole; empty when there is none, or when it could not be read to its end. */
    static Optional<Node> whole(Source source, Set<String> freeText, Problems problems, Problems misread) {
        try {
            return new Yaml(source, freeText, problems, misread).document();
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
            new Misread(source, misread).explain(e, start());
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

    private Fields fields(int start, boolean flow) throws IOException {
        Map<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            properties(start());
            Scalar key = key();
            Node value = value(parser.nextToken());
            if (freeText.contains(key.text())) {
                swallowed.check(key, value);
            }
            Field first = fields.putIfAbsent(key.text(), new Field(key, value));
            if (first != null) {
                problems.error(
                        key.place(),
                        "`" + key.text() + "` comes twice here, first in line "
                                + first.key().place().line(),
                        "keep one of the two; where a new post begins, write `- ` before it");
            }
        }
        return new Fields(source.place(start), new Span(start, end()), flow, List.copyOf(fields.values()));
    }

    private Items items(int start, boolean flow) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Node item = value(token);
            swallowed.check(item);
            items.add(item);
        }
        return new Items(source.place(start), new Span(start, end()), flow, items);
    }

    private Scalar key() throws IOException {
        Scalar key = scalar(start());
        if (key.style() == Scalar.Style.PLAIN && key.text().equals("<<")) {
            problems.error(key.place(), "`<<` would copy nothing here", "write the keys out");
        } else if (!key.text().isEmpty() && isForeignBlank(key.text().charAt(0))) {
            problems.error(
                    key.place(),
                    "the line is indented with "
                            + Misread.nameOfBlank(key.text().charAt(0)),
                    "replace it by ordinary spaces");
        }
        return key;
    }

    private Scalar scalar(int start) throws IOException {
        int end = end();
        Scalar.Style style = style(start, end);
        while (style == Scalar.Style.BLOCK && end > start && source.text().charAt(end - 1) <= ' ') {
            end--;
        }
        Scalar scalar = new Scalar(source.place(start), new Span(start, end), parser.getText(), style);
        Characters.check(scalar, problems);
        return scalar;
    }

    private Scalar.Style style(int start, int end) {
        char first = start < end ? source.text().charAt(start) : ' ';
        return switch (first) {
            case '"', '\'' -> Scalar.Style.QUOTED;
            case '|', '>' -> Scalar.Style.BLOCK;
            default -> Scalar.Style.PLAIN;
        };
    }

    /** Reports an alias, an anchor or a tag that begins here; no plain value begins with these characters. */
    private char properties(int start) {
        char sign = start < source.text().length() && start < Math.max(end(), start + 1)
                ? source.text().charAt(start)
                : ' ';
        boolean empty = start == end() && !parser.isCurrentAlias();
        if (!empty && (sign == '*' || sign == '&' || sign == '!')) {
            problems.error(source.place(start), Misread.notText(sign), Slips.quotes(source, start));
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
