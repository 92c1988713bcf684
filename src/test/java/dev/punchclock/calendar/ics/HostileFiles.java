package dev.punchclock.calendar.ics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files that want to take the machine, or to be misread. Made when they are asked for. */
final class HostileFiles {
    private static final String START = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    private static final String END = "END:VCALENDAR\r\n";

    private HostileFiles() {}

    /** By what each is; a name that begins with "read:" is read, all others are refused. */
    static Map<String, Supplier<byte[]>> all() {
        Map<String, Supplier<byte[]>> all = new LinkedHashMap<>();
        all.put("empty", () -> new byte[0]);
        all.put("binary", HostileFiles::noise);
        all.put("a picture", () -> bytes("\u0089PNG\r\n\u001a\n" + "x".repeat(5000)));
        all.put("50 MB of spaces", () -> filled(50_000_000, ' '));
        all.put("50 MB of events", () -> repeated(50_000_000, event("DTSTART:20260101T100000Z")));
        all.put("10 MB without a line end", () -> bytes("BEGIN:VCALENDAR" + "x".repeat(10_000_000)));
        all.put("10 MB in one property", () -> calendar(event("RDATE:" + "20260101T100000Z,".repeat(500_000))));
        all.put(
                "10 MB in one title, and no end",
                () -> bytes(START + "BEGIN:VEVENT\r\nSUMMARY:" + "x".repeat(10_000_000)));
        all.put(
                "10 MB of folds",
                () -> calendar("BEGIN:VEVENT\r\nDTSTART:2026" + "\r\n ".repeat(3_000_000) + "0101\r\n"));
        all.put("10 MB of line ends", () -> filled(10_000_000, '\n'));
        all.put(
                "read: 100,000 events",
                () -> calendar(
                        event("DTSTART:20260101T100000Z\r\nDURATION:PT1H").repeat(100_000)));
        all.put(
                "read: 90,000 events, each of its own UID",
                () -> calendar(events(
                        90_000,
                        i -> "UID:" + i + "\r\nDTSTART:202601" + two(1 + i % 28) + "T" + two(i % 24) + two(i % 60)
                                + "00Z\r\nDURATION:PT5M")));
        all.put(
                "150,000 events",
                () -> calendar(event("DTSTART:20260101T100000Z").repeat(150_000)));
        all.put(
                "read: 60,000 changes of one event",
                () -> calendar(events(
                        60_000,
                        i -> "UID:a\r\nRECURRENCE-ID:20260101T" + two(i % 24) + two(i / 24 % 60) + two(i / 1440 % 60)
                                + "Z\r\nDTSTART:20260101T100000Z\r\nDURATION:PT1H")));
        all.put(
                "read: 100,000 exceptions",
                () -> calendar(event("DTSTART:20260101T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY"
                        + "\r\nEXDATE:20270101T100000Z".repeat(100_000))));
        all.put(
                "2,000 events every minute for ever",
                () -> calendar(event("DTSTART:20000101T100000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=MINUTELY")
                        .repeat(2000)));
        all.put("every second", () -> calendar(event("DTSTART:20260101T100000Z\r\nRRULE:FREQ=SECONDLY")));
        all.put(
                "a rule of 31 million times a year",
                () -> calendar(
                        event("DTSTART:20260101T100000Z\r\nRRULE:FREQ=YEARLY;BYDAY=" + "MO,TU,WE,TH,FR,SA,SU;BYHOUR="
                                + numbers(24) + ";BYMINUTE=" + numbers(60) + ";BYSECOND=" + numbers(60))));
        all.put(
                "rules that never come true",
                () -> calendar(event("DTSTART:20260101T100000Z\r\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")
                        .repeat(50_000)));
        all.put(
                "rules that seldom come true",
                () -> calendar(
                        event("DTSTART:20260101T100000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=MINUTELY;BYHOUR=0;BYMINUTE=0")
                                .repeat(50_000)));
        all.put(
                "rules since the year 1, counted",
                () -> calendar(event("DTSTART:00010101T100000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY;COUNT=2000000000")
                        .repeat(1000)));
        all.put(
                "read: a rule since the year 1",
                () -> calendar(event("DTSTART:00010101T100000Z\r\nDURATION:PT1M\r\nRRULE:FREQ=HOURLY")));
        all.put(
                "a rule of nonsense",
                () -> calendar(event("DTSTART:20260101T100000Z\r\nRRULE:FREQ=DAILY;FREQ=;INTERVAL=-0,,;;=")));
        all.put(
                "a rule with an interval of nothing",
                () -> calendar(event("DTSTART:20260101T100000Z\r\nRRULE:FREQ=DAILY;INTERVAL=0")));
        all.put(
                "a rule of 500,000 numbers",
                () -> calendar(event(
                        "DTSTART:20260101T100000Z\r\nRRULE:FREQ=YEARLY;BYYEARDAY=" + "1,".repeat(400_000) + "1")));
        all.put(
                "a zone that changes every minute",
                () -> calendar("BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\n"
                        + "DTSTART:19000101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=MINUTELY\r\nEND:STANDARD\r\n"
                        + "END:VTIMEZONE\r\n" + event("DTSTART;TZID=x:20260101T100000\r\nDURATION:PT1H")));
        all.put(
                "20,000 zones, each described otherwise and like none that there is",
                () -> calendar(IntStream.range(0, 20_000)
                        .mapToObj(i -> oddZone(i) + event("DTSTART;TZID=x" + i + ":20260624T100000\r\nDURATION:PT1H"))
                        .collect(Collectors.joining())));
        all.put(
                "an event in 100 zones that are not clear",
                () -> calendar(event("DTSTART:20260101T100000Z\r\nDURATION:PT1H"
                        + IntStream.range(0, 100)
                                .mapToObj(i -> "\r\nRDATE;TZID=\"(UTC+01:00) x" + i + "\":20260624T100000")
                                .collect(Collectors.joining()))));
        all.put(
                "read: 60,000 birthdays since the year 1",
                () -> calendar(event("UID:a\r\nDTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=YEARLY\r\nTRANSP:TRANSPARENT")
                        .repeat(60_000)));
        all.put(
                "read: 1,000 anniversaries since the year 1",
                () -> calendar(event("DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=2MO")
                        .repeat(1_000)));
        all.put(
                "moments every minute for ever",
                () -> calendar(event("DTSTART:20000101T100000Z\r\nRRULE:FREQ=MINUTELY")));
        all.put(
                "read: 50,000 events that cannot be read and are over",
                () -> calendar(event("DTSTART;TZID=x:20160101T100000\r\nRRULE:FREQ=X;UNTIL=20160201T000000")
                        .repeat(50_000)));
        all.put("components nested 300,000 deep", () -> bytes(START + "BEGIN:X-A\r\n".repeat(300_000)));
        all.put("ends without beginnings", () -> bytes(START + "END:VEVENT\r\n".repeat(100_000)));
        all.put("beginnings without ends", () -> bytes(START + "BEGIN:VEVENT\r\nDTSTART:20260101T100000Z\r\n"));
        all.put(
                "ends in the wrong order",
                () -> bytes(START + "BEGIN:VEVENT\r\nDTSTART:20260101T100000Z\r\n" + END + "END:VEVENT\r\n"));
        all.put("a broken quotation", () -> calendar(event("DTSTART;TZID=\"Europe/London:20260101T100000")));
        all.put("UTF-16", () -> (START + END).getBytes(StandardCharsets.UTF_16));
        all.put("nothing but zeros", () -> new byte[1_000_000]);
        all.put("an escape sequence in a zone", () -> calendar(event("DTSTART;TZID=\u001b[2J:20260101T100000")));
        all.put("a million bad events", () -> calendar(event("DTSTART:x").repeat(200_000)));
        return all;
    }

    /** A calendar as an office has it after some years: 2,000 events, every fourth of them weekly, with exceptions. */
    static byte[] office() {
        return calendar(events(2000, i -> {
            String day = (2020 + i % 7) + two(1 + i % 12) + two(1 + i % 28);
            String time = "T" + two(8 + i % 9) + "0000";
            String weekly = "\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH\r\nEXDATE;TZID=Europe/London:20261126" + time;
            return "UID:event-" + i + "@office.example\r\nSUMMARY:Hearing " + i
                    + " in the matter of A v B\r\nDESCRIPTION:"
                    + "Bring the bundle.\\n".repeat(10) + "\r\nDTSTART;TZID=Europe/London:" + day + time
                    + "\r\nDTEND;TZID=Europe/London:" + day + time.replace("0000", "4500") + (i % 4 == 0 ? weekly : "");
        }));
    }

    private static String events(int count, IntFunction<String> body) {
        return IntStream.range(0, count).mapToObj(i -> event(body.apply(i))).collect(Collectors.joining());
    }

    private static String oddZone(int i) {
        return "BEGIN:VTIMEZONE\r\nTZID:x" + i + "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+"
                + two(i % 12) + two(i % 59) + two(i / 360) + "\r\nTZOFFSETTO:+" + two(i % 12) + two(i % 59)
                + two(i / 360) + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    }

    private static String event(String body) {
        return "BEGIN:VEVENT\r\n" + body + "\r\nEND:VEVENT\r\n";
    }

    private static byte[] calendar(String body) {
        return bytes(START + body + END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] filled(int length, char with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] repeated(int length, String event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 100);
        out.writeBytes(bytes(START));
        byte[] one = bytes(event);
        while (out.size() < length) {
            out.writeBytes(one);
        }
        out.writeBytes(bytes(END));
        return out.toByteArray();
    }

    private static byte[] noise() {
        byte[] bytes = new byte[1_000_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
