package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.files.yaml.YamlReader;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets or replaces the line {@code publisher:} in {@code punchclock.yaml}; all else stays as it is. */
final class PublisherLineEditor {
    private static final String KEY = "publisher";

    private PublisherLineEditor() {}

    static void write(WorkspaceFolder folder, String ledgerId) {
        if (!NameReader.isName(ledgerId)) {
            throw new IllegalArgumentException("not the id of a ledger: " + ledgerId);
        }
        OpenedFile opened = OpenedFile.read(folder, WorkspaceFolder.MAIN);
        SourceText source = opened.source();
        MappingNode before = fields(source);
        String text = edited(source, before, QueueItemWriter.word(ledgerId));
        Map<String, Object> meant = new LinkedHashMap<>(said(before));
        meant.put(KEY, ledgerId);
        if (!said(fields(new SourceText(source.name(), text))).equals(meant)) {
            throw unsure();
        }
        opened.replace(text);
    }

    private static String edited(SourceText source, MappingNode fields, String id) {
        String text = source.text();
        if (fields.find(KEY).map(MappingEntry::value).orElse(null) instanceof ScalarNode old) {
            boolean nothing = old.span().start() == old.span().end();
            return text.substring(0, old.span().start())
                    + (nothing ? " " : "")
                    + id
                    + text.substring(old.span().end());
        }
        Node workspace = fields.find("workspace").map(MappingEntry::value).orElseThrow(PublisherLineEditor::unsure);
        if (fields.flow()) {
            return text.substring(0, workspace.contentEnd()) + ", " + KEY + ": " + id
                    + text.substring(workspace.contentEnd());
        }
        int end = source.lineEnd(workspace.contentEnd());
        String indent = " ".repeat(fields.place().column() - 1);
        return text.substring(0, end) + source.lineBreak() + indent + KEY + ": " + id + text.substring(end);
    }

    private static MappingNode fields(SourceText source) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        Node root = YamlReader.read(source, WorkspaceReader.FREE_TEXT, problems).orElse(null);
        if (problems.hasErrors()) {
            throw new ProblemException(ExitCode.WORKSPACE, problems.list());
        }
        if (root instanceof MappingNode fields) {
            return fields;
        }
        throw unsure();
    }

    private static ProblemException unsure() {
        return AtomicFileWriter.stopped(
                WorkspaceFolder.MAIN,
                "this file cannot be changed safely; nothing was changed",
                "write the line `publisher:` by hand, below `workspace:`");
    }

    /** What a tree says, without its places. */
    private static Map<String, Object> said(MappingNode fields) {
        Map<String, Object> said = new LinkedHashMap<>();
        fields.fields().forEach(field -> said.put(field.name(), said(field.value())));
        return said;
    }

    private static Object said(Node node) {
        if (node instanceof MappingNode fields) {
            return said(fields);
        }
        return node instanceof SequenceNode list
                ? list.items().stream().map(PublisherLineEditor::said).toList()
                : ((ScalarNode) node).text();
    }
}
