package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.hours.Rota;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.FilePosition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the pattern of hours: {@code week}, {@code rota} or {@code cycle}. */
final class RotaReader {
    private static final String STARTS = "2026-01-05";
    private static final String ROTA = "rota: { starts: " + STARTS + ", weeks: [ { mon-wed: 08:00-16:00 }, off ] }";
    private static final String CYCLE =
            "cycle: { starts: " + STARTS + ", days: [ 08:00-20:00, 08:00-20:00, off, off ] }";

    private final ProblemCollector problems;
    /** Where each day of the pattern stands. */
    private final List<FilePosition> places = new ArrayList<>();

    private RotaReader(ProblemCollector problems) {
        this.problems = problems;
    }

    /**
     * A pattern, and where each of its days stands.
     *
     * @param place where all of it stands
     */
    record Read(Rota rota, List<FilePosition> places, FilePosition place) {}

    /** Empty when something was wrong, which is reported. */
    static Optional<Read> read(YamlSection hours, ProblemCollector problems) {
        List<String> written =
                Stream.of("week", "rota", "cycle").filter(hours::has).toList();
        if (written.isEmpty()) {
            hours.missing("week", "write `" + WeekReader.WEEK + "`, or a `rota:` of several weeks");
            return Optional.empty();
        }
        if (written.size() > 1) {
            problems.error(
                    hours.places().get(written.get(1)),
                    "`" + written.get(0) + "` and `" + written.get(1) + "` cannot stand together",
                    "keep one of them; single days go under `days:`");
            return Optional.empty();
        }
        Node node = hours.node(written.get(0)).orElseThrow();
        RotaReader reader = new RotaReader(problems);
        Optional<Rota> rota = switch (written.get(0)) {
            case "week" -> reader.week(node);
            case "rota" ->
                YamlSection.of(node, AllowedKeys.ROTA, ROTA, problems).flatMap(reader::rota);
            default -> YamlSection.of(node, AllowedKeys.CYCLE, CYCLE, problems).flatMap(reader::cycle);
        };
        return problems.hasErrors() ? Optional.empty() : rota.map(r -> new Read(r, reader.places, node.place()));
    }

    private Optional<Rota> week(Node node) {
        WeekReader read = WeekReader.read(node, "`week`", problems);
        Rota rota = Rota.week(read.week());
        note(read, rota.starts().getDayOfWeek(), node.place());
        return Optional.of(rota);
    }

    private Optional<Rota> rota(YamlSection section) {
        Optional<LocalDate> starts = starts(section, "the first day of week 1", ROTA);
        List<Map<DayOfWeek, List<Shift>>> weeks = new ArrayList<>();
        for (Node item : items(section, "weeks", ROTA)) {
            if (item instanceof ScalarNode scalar) {
                off(scalar);
                weeks.add(Map.of());
            } else {
                weeks.add(week(item, starts));
            }
            while (places.size() < weeks.size() * 7) {
                places.add(item.place());
            }
        }
        return starts.filter(date -> !weeks.isEmpty()).map(date -> Rota.weeks(date, weeks));
    }

    private Map<DayOfWeek, List<Shift>> week(Node item, Optional<LocalDate> starts) {
        WeekReader read = WeekReader.read(item, "a week of a rota", problems);
        starts.ifPresent(date -> note(read, date.getDayOfWeek(), item.place()));
        return read.week();
    }

    private void note(WeekReader read, DayOfWeek first, FilePosition otherwise) {
        for (int i = 0; i < 7; i++) {
            places.add(read.places().getOrDefault(first.plus(i), otherwise));
        }
    }

    private void off(ScalarNode scalar) {
        if (!scalar.text().toLowerCase(Locale.ROOT).equals("off")) {
            problems.error(
                    scalar.place(),
                    "`" + scalar.text() + "` is not a week",
                    "write `mon-wed: 08:00-16:00`, or off for a week without work");
        }
    }

    private Optional<Rota> cycle(YamlSection section) {
        Optional<LocalDate> starts = starts(section, "the date of its first day", CYCLE);
        List<List<Shift>> days = new ArrayList<>();
        for (Node item : items(section, "days", CYCLE)) {
            WeekReader.shifts(item, item.place(), problems).ifPresent(days::add);
            places.add(item.place());
        }
        return starts.filter(date -> !days.isEmpty()).map(date -> Rota.days(date, days));
    }

    private Optional<LocalDate> starts(YamlSection section, String what, String example) {
        if (!section.has("starts")) {
            section.missing("starts", "write " + what + ", as in `" + example + "`");
        }
        return section.scalar("starts", STARTS).flatMap(s -> DateReader.date(s.text(), s.place(), problems));
    }

    private List<Node> items(YamlSection section, String key, String example) {
        Optional<Node> node = section.node(key);
        if (node.isPresent()
                && node.get() instanceof SequenceNode list
                && !list.items().isEmpty()) {
            return list.items();
        }
        if (node.isEmpty()) {
            section.missing(key, "write `" + example + "`");
        } else {
            problems.error(node.get().place(), "`" + key + "` must be a list", "write `" + example + "`");
        }
        return List.of();
    }
}
