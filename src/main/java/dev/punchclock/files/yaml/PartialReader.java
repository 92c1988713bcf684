package dev.punchclock.files.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of which a part cannot be read: each post of a list, each key of the outermost level is read for itself, so
 * that what is wrong with the others is told as well. Nothing of such a file is ever used for more than that.
 */
final class PartialReader {
    /** A file with more of them is told of up to where reading stopped. */
    private static final int MOST = 2_000;

    private static final Pattern KEY = Pattern.compile("[\"']?([A-Za-z][\\w-]*).*");

    private final SourceText source;
    private final Set<String> freeText;
    private final ProblemCollector problems;
    private final List<Node> nodes = new ArrayList<>();
    private boolean list;

    PartialReader(SourceText source, Set<String> freeText, ProblemCollector problems) {
        this.source = source;
        this.freeText = freeText;
        this.problems = problems;
    }

    /** @param misread why the whole of it could not be read */
    Optional<Node> read(ProblemCollector misread) {
        List<Integer> starts = starts();
        ProblemCollector each = problems.apart();
        if (starts.size() <= MOST) {
            for (int i = 0; i < starts.size(); i++) {
                int end = i + 1 < starts.size()
                        ? starts.get(i + 1)
                        : source.text().length();
                part(source.part(starts.get(i), end), each);
            }
        }
        problems.addAll(each.hasErrors() ? each : misread);
        return starts.size() > MOST || nodes.isEmpty() ? Optional.empty() : Optional.of(joined());
    }

    private void part(SourceText part, ProblemCollector each) {
        ProblemCollector misread = problems.apart();
        Optional<Node> node = YamlReader.whole(part, freeText, each, misread);
        if (!misread.hasErrors() && node.filter(this::isOdd).isPresent()) {
            new YamlErrorExplainer(part, misread).odd(0);
        }
        if (misread.hasErrors()) {
            each.addAll(misread);
            unread(part);
        } else {
            node.ifPresent(nodes::add);
        }
    }

    /** Its key; and one that only seems to stand below it, since its line is indented with what is no space. */
    private void unread(SourceText part) {
        for (int line = 0; line < part.text().length(); line = part.nextLine(line)) {
            boolean isIndentedOddly = part.indentAt(line).chars().anyMatch(blank -> blank != ' ');
            Matcher key = KEY.matcher(part.lineAt(line).strip());
            if ((line == 0 || isIndentedOddly) && key.matches()) {
                problems.unread(key.group(1));
            }
        }
    }

    /** Where the posts of a list begin, or the keys of the outermost level. */
    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        int indent = -1;
        for (int line = 0; line < source.text().length(); line = source.nextLine(line)) {
            String text = source.lineAt(line);
            String bare = text.strip();
            if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith("%") || bare.startsWith("---")) {
                continue;
            }
            int own = source.indentAt(line).length();
            if (indent < 0) {
                indent = own;
                list = isItem(bare);
                starts.add(line);
            } else if (own == indent && (list ? isItem(bare) : Character.isLetter(bare.charAt(0)))) {
                starts.add(line);
            }
        }
        return starts;
    }

    /** A line that is a document of its own, but nothing that could stand in this one. */
    private boolean isOdd(Node node) {
        return list ? !(node instanceof SequenceNode) : !(node instanceof MappingNode);
    }

    private static boolean isItem(String line) {
        return line.startsWith("-")
                || BeginnerMistakes.in(line).filter(slip -> slip.column() == 0).isPresent();
    }

    private Node joined() {
        Node first = nodes.get(0);
        if (first instanceof SequenceNode) {
            List<Node> items = new ArrayList<>();
            nodes.forEach(node -> items.addAll(node instanceof SequenceNode list ? list.items() : List.of()));
            return new SequenceNode(first.place(), first.span(), false, items);
        }
        List<MappingEntry> fields = new ArrayList<>();
        nodes.forEach(node -> fields.addAll(node instanceof MappingNode keys ? keys.fields() : List.of()));
        return new MappingNode(first.place(), first.span(), false, fields);
    }
}
