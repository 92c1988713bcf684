package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.RegionHolidays;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code holidays: GB-SCT}, or {@code holidays: { country: GB-SCT, also: [2026-04-06], not: [2026-11-30] }}. */
final class HolidaysReader {
    private static final String EXAMPLE = "holidays: { country: GB-SCT, also: [2026-04-06], not: [2026-11-30] }";

    private final ClosureProvider closures;
    private final ProblemCollector problems;

    private HolidaysReader(ClosureProvider closures, ProblemCollector problems) {
        this.closures = closures;
        this.problems = problems;
    }

    /** The holidays of some hours; what is wrong with them is reported. */
    static Holidays read(YamlSection hours, ClosureProvider closures, ProblemCollector problems) {
        return new HolidaysReader(closures, problems).read(hours);
    }

    private Holidays read(YamlSection hours) {
        Optional<Node> node = hours.node("holidays");
        if (node.isEmpty()) {
            return Holidays.NONE;
        }
        if (node.get() instanceof ScalarNode) {
            return hours.scalar("holidays", "GB-SCT")
                    .map(code -> new Holidays(publicHolidays(code, Set.of(), Set.of()), Set.of(), Set.of()))
                    .orElse(Holidays.NONE);
        }
        return YamlSection.of(node.get(), AllowedKeys.HOLIDAYS, EXAMPLE, problems)
                .map(section -> {
                    Set<LocalDate> also = dates(section, "also").keySet();
                    SortedMap<LocalDate, FilePosition> work = dates(section, "not");
                    Set<LocalDate> not = work.keySet();
                    Optional<ScalarNode> code = section.scalar("country", "GB-SCT");
                    RegionHolidays of =
                            code.map(each -> publicHolidays(each, also, not)).orElse(null);
                    if (of != null) {
                        code.ifPresent(each -> work.forEach((day, place) -> mustBeHoliday(each.text(), day, place)));
                    }
                    if (section.has("not") && !section.has("country")) {
                        section.missing("country", "say from which public holidays these are taken out");
                    }
                    return new Holidays(of, also, not);
                })
                .orElse(Holidays.NONE);
    }

    private @Nullable RegionHolidays publicHolidays(ScalarNode code, Set<LocalDate> also, Set<LocalDate> not) {
        boolean known = true;
        for (Problem problem : closures.problems(code.text(), also, not)) {
            if (problem.isError()) {
                problems.error(code.place(), problem.what(), problem.remedy());
                known = false;
            } else {
                problems.warning(code.place(), problem.what(), problem.remedy());
            }
        }
        return known ? closures.holidays(code.text()) : null;
    }

    private void mustBeHoliday(String code, LocalDate day, FilePosition place) {
        closures.needless(code, day).ifPresent(needless -> problems.warning(place, needless.what(), needless.remedy()));
    }

    /** The days, and where each stands. */
    private SortedMap<LocalDate, FilePosition> dates(YamlSection section, String key) {
        SortedMap<LocalDate, FilePosition> dates = new TreeMap<>();
        section.node(key).ifPresent(node -> {
            for (Node item : node instanceof SequenceNode list ? list.items() : List.of(node)) {
                if (item instanceof ScalarNode date && !date.isNothing()) {
                    DateReader.date(date.text(), date.place(), problems).ifPresent(day -> dates.put(day, date.place()));
                } else {
                    problems.error(item.place(), "a date is expected here", "write `" + EXAMPLE + "`");
                }
            }
        });
        return dates;
    }
}
