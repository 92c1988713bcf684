package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Items;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Scalar;
import dev.punchclock.files.yaml.Source;
import dev.punchclock.files.yaml.Yaml;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets or replaces the line {@code publisher:} in {@code punchclock.yaml}; all else stays as it is. */
final class PublisherLine {
    private static final String KEY = "publisher";

    private PublisherLine() {}

    static void write(Folder folder, String ledgerId) {
        if (!Names.isName(ledgerId)) {
            throw new IllegalArgumentException("not the id of a ledger: " + ledgerId);
        }
        Opened opened = Opened.read(folder, Folder.MAIN);
        Source source = opened.source();
        Fields before = fields(source);
        String text = edited(source, before, Draft.word(ledgerId));
        Map<String, Object> meant = new LinkedHashMap<>(said(before));
        meant.put(KEY, ledgerId);
        if (!said(fields(new Source(source.name(), text))).equals(meant)) {
            throw unsure();
        }
        opened.replace(text);
    }

    private static String edited(Source source, Fields fields, String id) {
        String text = source.text();
        if (fields.find(KEY).map(Field::value).orElse(null) instanceof Scalar old) {
            boolean nothing = old.span().start() == old.span().end();
            return text.substring(0, old.span().start())
                    + (nothing ? " " : "")
                    + id
                    + text.substring(old.span().end());
        }
        Node workspace = fields.find("workspace").map(Field::value).orElseThrow(PublisherLine::unsure);
        if (fields.flow()) {
            return text.substring(0, workspace.contentEnd()) + ", " + KEY + ": " + id
                    + text.substring(workspace.contentEnd());
        }
        int end = source.lineEnd(workspace.contentEnd());
        String indent = " ".repeat(fields.place().column() - 1);
        return text.substring(0, end) + source.lineBreak() + indent + KEY + ": " + id + text.substring(end);
    }

    private static Fields fields(Source source) {
        Problems problems = new Problems(Secrets::veil);
        Node root = Yaml.read(source, WorkspaceReader.FREE_TEXT, problems).orElse(null);
        if (problems.hasErrors()) {
            throw new Stopped(ExitCode.WORKSPACE, problems.list());
        }
        if (root instanceof Fields fields) {
            return fields;
        }
        throw unsure();
    }

    private static Stopped unsure() {
        return FileWriting.stopped(
                Folder.MAIN,
                "this file cannot be changed safely; nothing was changed",
                "write the line `publisher:` by hand, below `workspace:`");
    }

    /** What a tree says, without its places. */
    private static Map<String, Object> said(Fields fields) {
        Map<String, Object> said = new LinkedHashMap<>();
        fields.fields().forEach(field -> said.put(field.name(), said(field.value())));
        return said;
    }

    private static Object said(Node node) {
        if (node instanceof Fields fields) {
            return said(fields);
        }
        return node instanceof Items list
                ? list.items().stream().map(PublisherLine::said).toList()
                : ((Scalar) node).text();
    }
}
