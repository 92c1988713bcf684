package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A tree as bytes and back, places included: {@code read(file, ByteBuffer.wrap(write(tree)))} equals the tree. */
public final class NodeSerializer {
    private static final byte PLAIN = 'p';
    private static final byte QUOTED = 'q';
    private static final byte LITERAL = 'b';
    private static final byte ITEMS = 'i';
    private static final byte FLOW_ITEMS = 'I';
    private static final byte FIELDS = 'f';
    private static final byte FLOW_FIELDS = 'F';

    private final String file;
    private final byte[] bytes;
    private int position;

    private NodeSerializer(String file, byte[] bytes, int position) {
        this.file = file;
        this.bytes = bytes;
        this.position = position;
    }

    public static byte[] write(Node tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(tree, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The tree that begins here.
     *
     * @param file the name that all its places have
     * @throws RuntimeException when these are not the bytes of a tree
     */
    public static Node read(String file, ByteBuffer in) {
        return new NodeSerializer(file, in.array(), in.arrayOffset() + in.position()).node();
    }

    private static void write(Node node, DataOutputStream out) throws IOException {
        if (node instanceof ScalarNode scalar) {
            head(letter(scalar.style()), node, out);
            byte[] text = scalar.text().getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        } else if (node instanceof SequenceNode list) {
            head(list.flow() ? FLOW_ITEMS : ITEMS, node, out);
            out.writeInt(list.items().size());
            for (Node item : list.items()) {
                write(item, out);
            }
        } else if (node instanceof MappingNode block) {
            head(block.flow() ? FLOW_FIELDS : FIELDS, node, out);
            out.writeInt(block.fields().size());
            for (MappingEntry field : block.fields()) {
                write(field.key(), out);
                write(field.value(), out);
            }
        }
    }

    private static void head(byte letter, Node node, DataOutputStream out) throws IOException {
        out.writeByte(letter);
        out.writeInt(node.place().line());
        out.writeInt(node.place().column());
        out.writeInt(node.span().start());
        out.writeInt(node.span().end());
    }

    private static byte letter(ScalarNode.Style style) {
        return switch (style) {
            case PLAIN -> PLAIN;
            case QUOTED -> QUOTED;
            case BLOCK -> LITERAL;
        };
    }

    private Node node() {
        byte letter = bytes[position++];
        FilePosition place = new FilePosition(file, number(), number());
        TextRange span = new TextRange(number(), number());
        int size = number();
        return switch (letter) {
            case PLAIN -> new ScalarNode(place, span, text(size), ScalarNode.Style.PLAIN);
            case QUOTED -> new ScalarNode(place, span, text(size), ScalarNode.Style.QUOTED);
            case LITERAL -> new ScalarNode(place, span, text(size), ScalarNode.Style.BLOCK);
            case ITEMS, FLOW_ITEMS -> new SequenceNode(place, span, letter == FLOW_ITEMS, items(size));
            case FIELDS, FLOW_FIELDS -> new MappingNode(place, span, letter == FLOW_FIELDS, fields(size));
            default -> throw new IllegalArgumentException("not a tree");
        };
    }

    private List<Node> items(int size) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(node());
        }
        return items;
    }

    private List<MappingEntry> fields(int size) {
        List<MappingEntry> fields = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            fields.add(new MappingEntry((ScalarNode) node(), node()));
        }
        return fields;
    }

    private String text(int length) {
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Five for each node, at every start: by hand, which is quicker than a buffer while nothing is compiled yet. */
    private int number() {
        int number = (bytes[position] & 0xff) << 24
                | (bytes[position + 1] & 0xff) << 16
                | (bytes[position + 2] & 0xff) << 8
                | (bytes[position + 3] & 0xff);
        position += Integer.BYTES;
        return number;
    }
}
