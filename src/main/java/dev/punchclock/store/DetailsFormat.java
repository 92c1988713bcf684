package dev.punchclock.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Details in their one written form: a line {@code name=value} for each, by name; backslash before what would mislead. */
final class DetailsFormat {
    private DetailsFormat() {}

    static String write(SortedMap<String, String> details) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> detail : details.entrySet()) {
            lines.add(escape(detail.getKey()).replace("=", "\\=") + "=" + escape(detail.getValue()));
        }
        return ErasableText.asKept(String.join("\n", lines));
    }

    /**
     * The details again.
     *
     * @throws IllegalArgumentException when nothing is written so
     */
    static SortedMap<String, String> read(String written) {
        SortedMap<String, String> details = new TreeMap<>();
        if (written.isEmpty()) {
            return details;
        }
        for (String line : written.split("\n", -1)) {
            StringBuilder said = new StringBuilder();
            String name = null;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' && i + 1 < line.length()) {
                    i++;
                    said.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
                } else if (c == '=' && name == null) {
                    name = said.toString();
                    said.setLength(0);
                } else {
                    said.append(c);
                }
            }
            if (name == null) {
                throw new IllegalArgumentException("not a detail: " + line);
            }
            details.put(name, said.toString());
        }
        return details;
    }

    private static String escape(String raw) {
        return raw.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
