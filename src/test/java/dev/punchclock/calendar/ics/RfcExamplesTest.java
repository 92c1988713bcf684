package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of RFC 5545 §3.8.5.3, all in New York, with the instances that the RFC lists. */
final class RfcExamplesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String FOR_EVER = "...";

    private record Example(String name, List<String> lines, List<LocalDateTime> starts, boolean goesOn) {}

    @Test
    void all_are_here() throws IOException {
        assertThat(examples()).hasSize(43);
    }

    @TestFactory
    Stream<DynamicTest> an_example_has_the_instances_that_the_rfc_lists() throws IOException {
        return examples().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Example example) {
        byte[] file = ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n" + String.join("\n", example.lines())
                        + "\nDURATION:PT1M\nEND:VEVENT\nEND:VCALENDAR\n")
                .getBytes(StandardCharsets.UTF_8);
        Instant end = example.goesOn()
                ? instant(example.starts().get(example.starts().size() - 1)).plusSeconds(60)
                : Instant.parse("2030-01-01T00:00:00Z");
        List<Instant> found =
                IcsCalendar.read(file, "rfc.ics", NEW_YORK)
                        .busy(Instant.parse("1990-01-01T00:00:00Z"), end)
                        .list()
                        .stream()
                        .map(window -> window.start())
                        .toList();
        assertThat(found)
                .isEqualTo(
                        example.starts().stream().map(RfcExamplesTest::instant).toList());
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(NEW_YORK).toInstant();
    }

    private static List<Example> examples() throws IOException {
        try (InputStream in = RfcExamplesTest.class.getResourceAsStream("rfc5545-examples.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Example> all = new ArrayList<>();
            for (String written : Arrays.stream(text.split("\n== ", -1)).skip(1).toList()) {
                List<String> lines =
                        written.lines().filter(line -> !line.isEmpty()).toList();
                List<String> rules =
                        lines.stream().filter(line -> line.startsWith("RRULE")).toList();
                List<String> others = lines.stream()
                        .filter(line -> line.matches("(DTSTART|EXDATE).*"))
                        .toList();
                String expected = lines.get(lines.size() - 1);
                for (String rule : rules) {
                    List<String> event = new ArrayList<>(others);
                    event.add(rule);
                    all.add(new Example(
                            lines.get(0) + " " + rule, event, starts(expected), expected.endsWith(FOR_EVER)));
                }
            }
            return all;
        }
    }

    /** {@code 1997 Sep 2,4-6 9:00,9:20; Oct 1} is what the RFC writes, shorter: a time holds for all that follow. */
    private static List<LocalDateTime> starts(String expected) {
        List<LocalDateTime> all = new ArrayList<>();
        int year = 0;
        List<String> times = List.of("9:00");
        for (String part : expected.replace("==>", "").replace(FOR_EVER, "").split(";", -1)) {
            String month = "";
            String days = "";
            for (String word : part.strip().split(" +", -1)) {
                if (word.matches("\\d{4}")) {
                    year = Integer.parseInt(word);
                } else if (word.contains(":")) {
                    times = List.of(word.split(",", -1));
                } else if (word.matches("[A-Z][a-z]+")) {
                    month = word;
                } else {
                    days = word;
                }
            }
            for (int day : days(days)) {
                for (String time : times) {
                    int colon = time.indexOf(':');
                    all.add(LocalDateTime.of(
                            year,
                            month(month),
                            day,
                            Integer.parseInt(time.substring(0, colon)),
                            Integer.parseInt(time.substring(colon + 1))));
                }
            }
        }
        return all;
    }

    private static Month month(String written) {
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(written.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> days(String written) {
        List<Integer> days = new ArrayList<>();
        for (String each : written.split(",", -1)) {
            String[] ends = each.split("-", -1);
            for (int day = Integer.parseInt(ends[0]); day <= Integer.parseInt(ends[ends.length - 1]); day++) {
                days.add(day);
            }
        }
        return days;
    }
}
