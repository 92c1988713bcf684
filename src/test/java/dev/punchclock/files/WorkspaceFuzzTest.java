package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.Fuzzing;
import dev.punchclock.problem.EscapedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a workspace's files, they are read, or refused in words that may be printed. */
final class WorkspaceFuzzTest {
    private static final List<String> TOKENS = List.of(
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\n- ",
            "{ ",
            " }",
            "[",
            "]",
            ", ",
            "\"",
            "'",
            "|",
            ">-",
            "# ",
            "&a ",
            "*a",
            "<<: *a",
            "!!int ",
            "!!binary ",
            "? ",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "\t",
            "\r",
            "~",
            "null",
            "yes",
            "0x1F",
            "1_000",
            "9:30",
            "09:00-12:30",
            "23:00-24:00",
            "20:00-04:00",
            "mon-fri",
            "sun-mon",
            "2026-02-29",
            "2026-11-24 10:00",
            "2026-11-24T10:00:00+01:00",
            "30m",
            "-1h",
            "999999999999d",
            "Europe/London",
            "UTC+25",
            "GB-SCT",
            "per: week",
            "min: 0",
            "max: 99999999999",
            "gap: 0m",
            "aim: 1",
            "to: ",
            "at: ",
            "text: ",
            "id: ",
            "late: hold",
            "expires: ",
            "not-before: ",
            "network: x",
            "hours: office",
            "leave: ",
            "travel: ",
            "busy: ",
            "rota: ",
            "weeks: ",
            "holidays: ",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\u2028",
            "\u0085",
            "\ufeff",
            "é",
            "\ud83d\ude00",
            "a".repeat(300),
            "[".repeat(200),
            "{a: ".repeat(60));

    @TempDir
    private Path folder;

    @Test
    void a_workspace_is_read_or_refused() throws Exception {
        WorkspaceBench bench = new WorkspaceBench(folder);
        bench.write("queue/posts.yaml", "- { to: acme, text: Out now }\n");
        List<byte[]> seeds = texts("punchclock.yaml");
        seeds.add(bytes(WorkspaceBench.SOUND));
        seeds.add(bytes("""
                punchclock: 1
                workspace: acme-7f3a
                zone: Europe/London
                rest: 10m
                hours:
                  office: { week: { mon-thu: "09:00-12:30, 13:30-17:30", fri: 09:00-13:00 }, holidays: { country: GB-SCT, also: [2026-04-06], not: [2026-11-30] } }
                  nights: { zone: America/New_York, rota: { starts: 2026-01-05, weeks: [ { mon-wed: 20:00-04:00 }, off ] } }
                members:
                  dave:
                    name: Dave Jones
                    hours: office
                    leave: [ 2026-11-26, { from: 2026-12-24, to: 2027-01-02 } ]
                    travel: [ { from: 2026-12-07, to: 2026-12-09, zone: America/New_York } ]
                    busy: [ calendars/court.ics ]
                accounts:
                  acme: { network: x, handle: acme, member: dave, quota: { per: week, min: 2, aim: 4, max: 5, gap: 30m, prorate: true } }
                  desk: { network: rehearsal, hours: nights, quota: { per: day, max: 1 } }
                """));
        new Fuzzing("workspace", seeds, TOKENS).run((file, random) -> {
            Files.write(folder.resolve("punchclock.yaml"), file);
            harmless(bench.problems());
        });
    }

    @Test
    void a_queue_is_read_or_refused() throws Exception {
        WorkspaceBench bench = new WorkspaceBench(folder.resolve("work"));
        bench.write("punchclock.yaml", WorkspaceBench.SOUND).write("queue/a.yaml", "");
        List<byte[]> seeds = texts("queue/.*\\.yaml");
        seeds.add(bytes("""
                - id: pinned
                  to: [acme, acme-dave]
                  at: 2026-11-24 10:00
                  late: hold
                  expires: 2026-11-30
                  text: "A pinned post – with a link: https://acme.example/guide"
                - to: acme
                  text: |
                    A floating post,
                    in two lines. ✓
                - { id: thread, to: acme, thread: [ One, Two, "Three: the end" ] }
                """));
        new Fuzzing("queue", seeds, TOKENS).run((file, random) -> {
            Files.write(folder.resolve("work/queue/a.yaml"), file);
            harmless(bench.problems());
        });
    }

    private static void harmless(String problems) {
        assertThat(EscapedText.lines(problems)).as("printed as it is").isEqualTo(problems);
    }

    private static List<byte[]> texts(String name) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("examples"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*/" + name))
                    .sorted()
                    .toList()) {
                texts.add(Files.readAllBytes(file));
            }
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
