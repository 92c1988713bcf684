package dev.punchclock.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells a machine from others: the id of its operating system (machine-id(5)), of the instance in a cloud (cloud-init
 * gives a clone a new one), of its board. Hashed, because the first shall not leave the machine. A container has none of
 * these as a rule, and clones of a whole disk may share all of them.
 */
public final class MachineId {
    private static final int BYTES = 8;

    private MachineId() {}

    /**
     * Words with blanks between, each a name, a colon and a hash; empty where nothing is known.
     *
     * @param root of the file system
     */
    public static String of(Path root) {
        List<String> words = new ArrayList<>();
        add(words, "os", read(root, "etc/machine-id", "var/lib/dbus/machine-id"));
        add(words, "instance", read(root, "var/lib/cloud/data/instance-id"));
        add(words, "board", read(root, "proc/device-tree/serial-number"));
        return String.join(" ", words);
    }

    private static String read(Path root, String... files) {
        for (String file : files) {
            try {
                String id = Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1)
                        .replace("\0", "")
                        .strip();
                if (!id.isEmpty() && !id.equals("uninitialized")) {
                    return id;
                }
            } catch (IOException notHere) {
                // perhaps in the next
            }
        }
        return "";
    }

    /** Brings in what a hash takes: for its first one Java loads some hundred classes. */
    public static void bringIn() {
        var unused = hash("");
    }

    private static void add(List<String> words, String name, String id) {
        if (!id.isEmpty()) {
            words.add(name + ":" + HexFormat.of().formatHex(hash("punchclock " + name + " " + id), 0, BYTES));
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
