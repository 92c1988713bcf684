package dev.punchclock.files;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code quota: { per: week, min: 5, aim: 6, max: 12, gap: 45m }}. */
final class QuotaReader {
    private static final String EXAMPLE = "quota: { per: week, min: 5, max: 12, gap: 45m }";
    private static final Pattern IN_WORDS = Pattern.compile(
            "(\\d+)(?: *(?:-|–|to) *(\\d+))?(?: *(?:posts?|tweets?))?(?: *(?:a|an|per|each|every|/) *(day|week|month))?");
    private static final Map<String, Period> PERIODS =
            new TreeMap<>(Map.of("day", Period.DAY, "week", Period.WEEK, "month", Period.MONTH));

    private static final Map<String, Boolean> TRUTH = new TreeMap<>(Map.of("true", true, "false", false));

    private QuotaReader() {}

    /** The quota of an account; {@link Quota#NONE} when none is written or it is not in order, which is reported. */
    static Quota read(YamlSection account, ProblemCollector problems) {
        return account.node("quota")
                .flatMap(node -> inWords(node, problems)
                        ? Optional.empty()
                        : YamlSection.of(node, AllowedKeys.QUOTA, EXAMPLE, problems))
                .flatMap(section -> quota(section, problems))
                .orElse(Quota.NONE);
    }

    /** Says how it is written what stands there as people say it: {@code 5 a week}. */
    private static boolean inWords(Node node, ProblemCollector problems) {
        Matcher said = IN_WORDS.matcher(node instanceof ScalarNode scalar ? scalar.text() : "");
        if (!said.matches()) {
            return false;
        }
        String least = said.group(1);
        String most = said.group(2);
        String per = said.group(3) == null ? "week" : said.group(3);
        String quota = "{ per: " + per + ", min: " + least + (most == null ? "" : ", max: " + most) + " }";
        problems.error(
                node.place(),
                "a quota says per what it counts, the least and the most",
                "write `quota: " + quota + "`"
                        + (most == null ? "; for at most " + least + ", `max: " + least + "`" : ""));
        return true;
    }

    private static Optional<Quota> quota(YamlSection section, ProblemCollector problems) {
        boolean counts = section.has("min") || section.has("aim") || section.has("max");
        if (counts && !section.has("per")) {
            section.missing("per", "say per what: `per: day`, `per: week` or `per: month`");
        }
        Period per = section.choice("per", PERIODS).orElse(Quota.NONE.per());
        int min = count(section, "min", problems).orElse(0);
        int max = count(section, "max", problems).orElse(Quota.UNLIMITED);
        Duration gap = section.scalar("gap", "45m")
                .flatMap(s -> DurationReader.length(s.text(), s.place(), problems))
                .orElse(Quota.USUAL_GAP);
        if (min > max) {
            problems.error(
                    section.places().get("min"),
                    "the least, " + min + ", is more than the most, " + max,
                    "make `min` smaller or `max` larger");
            return Optional.empty();
        }
        boolean prorate = section.choice("prorate", TRUTH).orElse(false);
        return aim(section, min, max, problems).map(aim -> new Quota(per, min, aim, max, gap, prorate));
    }

    /** What is written, or what follows from the two others; empty when it is not between them, which is reported. */
    private static Optional<Integer> aim(YamlSection section, int min, int max, ProblemCollector problems) {
        int aim = count(section, "aim", problems).orElse(Quota.usualAim(min, max));
        String wrong = "";
        if (aim < min) {
            wrong = "is less than the least, " + min;
        } else if (aim > max) {
            wrong = "is more than the most, " + max;
        } else if (aim == 0 && max > 0) {
            wrong = "would let nothing go out";
        }
        if (wrong.isEmpty()) {
            return Optional.of(aim);
        }
        String most = max == Quota.UNLIMITED ? "" : " up to " + max;
        problems.error(
                section.places().get("aim"),
                "the pace, " + aim + ", " + wrong,
                "make `aim` a number from " + Math.max(1, min) + most + ", or leave it out");
        return Optional.empty();
    }

    private static Optional<Integer> count(YamlSection section, String key, ProblemCollector problems) {
        return section.scalar(key, "12").flatMap(s -> DurationReader.count(s.text(), s.place(), problems));
    }
}
