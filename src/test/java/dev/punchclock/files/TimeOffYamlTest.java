package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused in rotas, cycles, holidays, leave, calendars and trips, and what is said then. */
class TimeOffYamlTest {
    private static final String HOURS = """
            punchclock: 1
            workspace: w
            zone: Europe/London
            hours:
              o:
            """;

    /** Keys of hours, in line 6. */
    static Stream<Arguments> hours() {
        return Stream.of(
                arguments(
                        "week: { mon: 09:00-10:00 }\n    rota: { starts: 2026-01-05, weeks: [ { mon: 09:00-10:00 } ] }",
                        "7:11: `week` and `rota` cannot stand together\n"
                                + "  to do: keep one of them; single days go under `days:`"),
                arguments(
                        "days: { 2026-12-24: off }",
                        "6:5: `week:` is missing\n"
                                + "  to do: write `week: { mon-fri: 09:00-17:30 }`, or a `rota:` of several weeks"),
                arguments(
                        "rota: { weeks: [ { mon: 09:00-10:00 } ] }",
                        "6:11: `starts:` is missing\n  to do: write the first day of week 1, as in"
                                + " `rota: { starts: 2026-01-05, weeks: [ { mon-wed: 08:00-16:00 }, off ] }`"),
                arguments(
                        "rota: { starts: 05/01/2026, weeks: [ { mon: 09:00-10:00 } ] }",
                        "6:21: `05/01/2026` is not a date\n"
                                + "  to do: write the year first, then the month: 2026-01-05 or 2026-05-01"),
                arguments(
                        "rota: { starts: 2026-01-05, weeks: { mon: 09:00-10:00 } }",
                        "6:40: `weeks` must be a list\n"
                                + "  to do: write `rota: { starts: 2026-01-05, weeks: [ { mon-wed: 08:00-16:00 }, off ] }`"),
                arguments(
                        "rota: { starts: 2026-01-05, weeks: [ { mon: 09:00-10:00 }, free ] }",
                        "6:64: `free` is not a week\n"
                                + "  to do: write `mon-wed: 08:00-16:00`, or off for a week without work"),
                arguments(
                        "rota: { starts: 2026-01-05, weeks: [ { sun: 22:00-06:00 }, { mon: 05:00-10:00 } ] }",
                        "6:44: 22:00-06:00 runs into 05:00-10:00 of the day after it\n"
                                + "  to do: let one end before the other starts"),
                arguments(
                        "rota: { starts: 2026-01-05, weeks: [ off, off ] }",
                        "6:11: with these hours nothing is ever allowed to go out\n"
                                + "  to do: give at least one day its times, as in `mon-fri: 09:00-17:30`"),
                arguments(
                        "cycle: { starts: 2026-01-05, days: [ 22:00-08:00, 07:00-09:00, off ] }",
                        "6:42: 22:00-08:00 runs into 07:00-09:00 of the day after it\n"
                                + "  to do: let one end before the other starts"),
                arguments(
                        "cycle: { starts: 2026-01-05, days: 08:00-20:00 }",
                        "6:40: `days` must be a list\n"
                                + "  to do: write `cycle: { starts: 2026-01-05, days: [ 08:00-20:00, 08:00-20:00, off, off ] }`"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    holidays: Scotland",
                        "7:15: there is no country `Scotland`\n  to do: did you mean GB-SCT?"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    holidays: US",
                        "7:15: warning: days are known to be missing\n  to do: look"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    holidays: { country: GB-SCT, also: [ 2026-02-30 ] }",
                        "7:42: there is no 2026-02-30 in the calendar\n" + "  to do: that month has 28 days"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    holidays: { not: [ 2026-11-30 ] }",
                        "7:15: `country:` is missing\n"
                                + "  to do: say from which public holidays these are taken out"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    holidays: { country: GB-SCT, not: [ 2026-11-30, 2026-12-01 ] }",
                        "7:53: warning: 2026-12-01 is no public holiday of GB-SCT\n  to do: take it out"),
                arguments(
                        "week: { mon: 09:00-10:00 }\n    leave: 2026-11-30",
                        "7:5: `leave` does not stand here\n"
                                + "  to do: write it under a member or an account: it is theirs"));
    }

    @ParameterizedTest
    @MethodSource("hours")
    void hours_are_refused_with_what_to_write(String yaml, String expected) {
        assertThat(WorkspaceBench.problemsOf(HOURS + "    " + yaml)).isEqualTo("punchclock.yaml:" + expected);
    }

    /** A key of a member, in line 7. */
    static Stream<Arguments> members() {
        return Stream.of(
                arguments(
                        "leave: [ 28.12.2026-02.01.2027 ]",
                        "7:14: `28.12.2026-02.01.2027` is not leave\n"
                                + "  to do: write 2026-12-28..2027-01-02; both days are included"),
                arguments("leave: [ 28.12.2026 ]", "7:14: `28.12.2026` is not a date\n" + "  to do: write 2026-12-28"),
                arguments(
                        "leave: [ 2026-12-28 - 2027-01-02 ]",
                        "7:14: `2026-12-28 - 2027-01-02` is not leave\n"
                                + "  to do: write 2026-12-28..2027-01-02; both days are included"),
                arguments(
                        "leave: 2027-01-02..2026-12-28",
                        "7:12: it ends on 2026-12-28, before it begins\n"
                                + "  to do: write the earlier day first; both are included"),
                arguments(
                        "leave: 2026-11-25 12:30-12:30",
                        "7:12: `12:30-12:30` has no length\n" + "  to do: for the whole day write the date alone"),
                arguments(
                        "leave: 2026-11-25 01:00-20:00",
                        "7:12: warning: a time off of 19 h\n  to do: look whether `01:00-20:00` is meant"),
                arguments(
                        "leave: [ 2026-11-25 09:00-12:30, 13:30-17:30 ]",
                        "7:38: the times `13:30-17:30` have no date\n  to do: inside [ … ] put quotes around all times"
                                + " of a day: [ \"2026-11-25 09:00-12:30, 13:30-17:30\" ]"),
                arguments(
                        "leave: { from: 2026-11-25 }",
                        "7:12: leave is a date, dates, or a date with times\n"
                                + "  to do: write `leave: [ 2026-12-28..2027-01-02, 2026-11-25 12:30-17:30 ]`"),
                arguments(
                        "travel: { from: 2026-11-30, to: 2026-12-04, zone: EST }",
                        "7:55: `EST` names no place, so its summer time is not known\n"
                                + "  to do: write a place, such as America/New_York"),
                arguments(
                        "travel: { from: 2026-11-30, zone: Asia/Tokyo }",
                        "7:13: `to:` is missing\n  to do: write"
                                + " `travel: [ { from: 2026-11-30, to: 2026-12-04, zone: America/New_York } ]`"),
                arguments(
                        "travel: [ { from: 2026-11-30, to: 2026-12-04, zone: Asia/Tokyo },"
                                + " { from: 2026-12-04, to: 2026-12-05, zone: Asia/Seoul } ]",
                        "7:71: two trips share a day: Asia/Tokyo and Asia/Seoul\n"
                                + "  to do: let one end on the day before the other begins"),
                arguments(
                        "busy: { file: calendars/court.ics, max-age: 30 }",
                        "7:49: `30` is not a number of days\n  to do: write 30d"),
                arguments(
                        "busy: { file: calendars/court.ics, assume: 1 }",
                        "7:48: `1` is not a length of time\n  to do: say of what: 1m or 1h"),
                arguments(
                        "busy: { file: nowhere.ics }",
                        "7:19: nowhere.ics: there is no such file: nothing goes out for those whose calendar it is\n"
                                + "  to do: export it again"),
                arguments(
                        "busy: { margin: 30m }",
                        "7:11: `file:` is missing\n"
                                + "  to do: write `busy: { file: calendars/court.ics, margin: 30m, max-age: 30d }`"),
                arguments(
                        "busy: https://acme.example/court.ics",
                        "7:11: `https://acme.example/court.ics` is not a file\n"
                                + "  to do: save the calendar as a file, and name that"),
                arguments(
                        "busy: ~/court.ics",
                        "7:11: `~/court.ics` is not a file\n  to do: write the whole path, beginning with /"),
                arguments(
                        "holidays: GB-SCT",
                        "7:5: `holidays` does not stand here\n"
                                + "  to do: write it under the hours, as in `hours: { office: { holidays: GB-SCT } }`"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void time_off_is_refused_with_what_to_write(String yaml, String expected) {
        assertThat(WorkspaceBench.problemsOf(HOURS.replace("  o:\n", "  o: { week: { mon: 09:00-10:00 } }\n")
                        + "members:\n  dave:\n    " + yaml.replace("\n", "\n    ")))
                .isEqualTo("punchclock.yaml:" + expected.replaceFirst("^7:", "8:"));
    }
}
