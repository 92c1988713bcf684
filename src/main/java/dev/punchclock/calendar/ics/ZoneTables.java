package dev.punchclock.calendar.ics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of names that are not those of the IANA list. Each is read when a name is asked for that needs it. */
final class ZoneTables {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private ZoneTables() {}

    /** The zone of Windows by this name, such as {@code w. europe standard time}. */
    static @Nullable String windows(String lowerCase) {
        return Windows.ZONES.get(lowerCase);
    }

    /** The zone that is shown to people by these words. */
    static @Nullable String phrase(String lowerCase) {
        return Phrases.ZONES.get(words(lowerCase));
    }

    private static final class Windows {
        private static final Map<String, String> ZONES = read("windows-zones.txt", name -> name);
    }

    private static final class Phrases {
        private static final Map<String, String> ZONES = read("zone-phrases.txt", ZoneTables::words);
    }

    /** The words of a name in order of the alphabet; programs differ in the signs between them, and in their order. */
    private static String words(String lowerCase) {
        return Arrays.stream(SIGNS.split(lowerCase))
                .filter(word -> !word.isEmpty() && !word.equals("and"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> read(String table, UnaryOperator<String> key) {
        Map<String, String> zones = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ZoneTables.class.getResourceAsStream(table));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] both = line.split(" = ", 2);
                zones.put(key.apply(both[0].toLowerCase(Locale.ROOT)), both[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + table + " cannot be read", e);
        }
        return zones;
    }
}
