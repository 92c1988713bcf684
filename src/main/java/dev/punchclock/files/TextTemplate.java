package dev.punchclock.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text that ships with the program, with gaps such as <code>${zone}</code>. */
final class TextTemplate {
    private TextTemplate() {}

    static String of(String resource, Map<String, String> words) {
        String text = read(resource);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("${" + word.getKey() + "}", word.getValue());
        }
        return text;
    }

    static String read(String resource) {
        try (InputStream in = TextTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program has lost its file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program cannot read its file " + resource, e);
        }
    }
}
