package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.team.Member;
import dev.punchclock.team.MemberName;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads one member. */
final class MemberReader {
    /**
     * A member and when that member works.
     *
     * @param hours null when none are written, or when they are not in order
     * @param hoursWritten whether hours are written
     * @param off when that member does not, whatever the hours say
     */
    record Person(Member member, @Nullable Hours hours, boolean hoursWritten, TimeOff off) {}

    private MemberReader() {}

    /**
     * The member below a name.
     *
     * @param usual the workspace's zone, or null
     * @param own what the user's own file says of members
     */
    static Optional<Person> read(
            MappingEntry field,
            SortedMap<String, Optional<Hours>> hours,
            @Nullable ZoneId usual,
            CalendarReferenceReader calendars,
            UserConfigFile own,
            ProblemCollector problems) {
        return YamlSection.of(field.value(), AllowedKeys.MEMBER, field.name() + ": { hours: office }", problems)
                .map(section -> {
                    String name = section.scalar("name", "Dave Jones")
                            .map(ScalarNode::text)
                            .orElse(field.name());
                    Hours work = hours(section, hours, problems).orElse(null);
                    ZoneId zone = work == null ? usual : work.zone();
                    TimeOff off = TimeOffReader.read(section, calendars, zone, problems)
                            .and(own.ofMember(field.name(), zone));
                    return new Person(
                            new Member(new MemberName(field.name()), name, null), work, section.has("hours"), off);
                });
    }

    /** The hours that a section names; empty when it names none or they are not in order, which is reported. */
    static Optional<Hours> hours(
            YamlSection section, SortedMap<String, Optional<Hours>> hours, ProblemCollector problems) {
        return section.scalar("hours", "office")
                .filter(s -> NameReader.isThere(s, "hours", hours.keySet(), problems))
                .flatMap(s -> hours.getOrDefault(s.text(), Optional.empty()));
    }
}
