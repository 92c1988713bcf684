package dev.punchclock.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in {@code punchclock.yaml}, and what is said then. */
class PunchclockYamlTest {
    /** A line that could not be read is no line that is missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workspace: | \\t      | 2:1: the line is indented with a tab
            zone:      | \\t      | 3:1: the line is indented with a tab
            workspace: | \\240    | 2:1: the line is indented with a no-break space (U+00A0)
            """)
    void line_that_is_indented_with_no_space_is_one_problem(String key, String blank, String problem) {
        String yaml = """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts: { acme: { network: x, hours: office } }
                """.replace(key, blank.translateEscapes() + key);
        assertThat(WorkspaceBench.problemsOf(yaml))
                .isEqualTo("punchclock.yaml:" + problem + "\n  to do: replace it by ordinary spaces");
    }

    private static final String TOP = "punchclock: 1\nworkspace: w\n";

    /** A week, in line 6. */
    static Stream<Arguments> weeks() {
        return Stream.of(
                arguments("mon: 9-17", "6:12: `9-17` is not a start and an end\n  to do: write 09:00-17:00"),
                arguments(
                        "Monday to Friday: 09:00-17:00",
                        "6:7: `Monday to Friday` is not a day of the week\n  to do: write mon-fri"),
                arguments("mon—thu: 09:00-17:00", "6:7: `mon—thu` is not a day of the week\n  to do: write mon-thu"),
                arguments("mon: 9-5", "6:12: `9-5` is not a start and an end\n  to do: write 09:00-17:00"),
                arguments("mon: 9 – 5pm", "6:12: `9 – 5pm` is not a start and an end\n  to do: write 09:00-17:00"),
                arguments("mon: 22-6", "6:12: `22-6` is not a start and an end\n  to do: write 22:00-06:00"),
                arguments(
                        "mon: 09:00-12:30 13:30-17:30",
                        "6:12: `09:00-12:30 13:30-17:30` is not a start and an end\n  to do: write 09:00-12:30, 13:30-17:30"),
                arguments(
                        "mon: 9-12 and 1-5",
                        "6:12: `9-12 and 1-5` is not a start and an end\n  to do: write 09:00-12:00, 13:00-17:00"),
                arguments(
                        "mon: 9:00—12:30", "6:12: `9:00—12:30` is not a start and an end\n  to do: write 09:00-12:30"),
                arguments(
                        "mon: 9:00-5:00",
                        "6:12: warning: a shift of 20 h, to the next day\n  to do: did you mean 09:00-17:00?"),
                arguments("mon: 9am-5pm", "6:12: `9am-5pm` is not a start and an end\n  to do: write 09:00-17:00"),
                arguments(
                        "mon: 9.30-17.30", "6:12: `9.30-17.30` is not a start and an end\n  to do: write 09:30-17:30"),
                arguments("mon: 0900-1730", "6:12: `0900-1730` is not a start and an end\n  to do: write 09:00-17:30"),
                arguments(
                        "mon: 9:00 to 17:30",
                        "6:12: `9:00 to 17:30` is not a start and an end\n  to do: write 09:00-17:30"),
                arguments("mon: 09:00", "6:12: `09:00` is not a start and an end\n  to do: write it as 09:00-12:30"),
                arguments("mon: 09:00+", "6:12: `09:00+` is not a start and an end\n  to do: write it as 09:00-12:30"),
                arguments("mon: 09:00-12:30,", "6:12: there is a comma too many\n  to do: write 09:00-12:30"),
                arguments(
                        "mon: 09:00-09:00",
                        "6:12: `09:00-09:00` has no length\n  to do: write 00:00-24:00 for a whole day, off for a day off"),
                arguments(
                        "mon: 18:00-23:59",
                        "6:12: `18:00-23:59` leaves out the last minute of the day\n  to do: did you mean 24:00?"),
                arguments(
                        "mon: 24:00-06:00",
                        "6:12: there is no such time in `24:00-06:00`\n  to do: write 00:00, on the next day"),
                arguments(
                        "mon: 09:00-12:60",
                        "6:12: there is no such time in `09:00-12:60`\n  to do: write times from 00:00 to 23:59; 24:00 only as an end"),
                arguments("mon: no", "6:12: `no` is not a time\n  to do: for a day off write `off`"),
                arguments("mon:", "6:7: no times are written here\n  to do: for a day off write `off`"),
                arguments(
                        "mon: 09:00-12:30, 12:00-17:00",
                        "6:12: 09:00-12:30 and 12:00-17:00 overlap\n  to do: make one of them shorter, or one shift of both"),
                arguments(
                        "mon-wed: 09:00-12:00\n      wed: 13:00-14:00",
                        "7:7: `wed` is named twice, first in line 6\n  to do: name each day once"),
                arguments(
                        "sun: 22:00-06:00\n      mon: 05:00-09:00",
                        "6:7: 22:00-06:00 runs into 05:00-09:00 of the day after it\n  to do: let one end before the other starts"),
                arguments(
                        "mno: 09:00-12:00",
                        "6:7: `mno` is not a day of the week\n  to do: write mon, tue, wed, thu, fri, sat or sun"),
                arguments(
                        "tusday: 09:00-12:00",
                        "6:7: `tusday` is not a day of the week\n  to do: did you mean `tuesday`?"),
                arguments("weekdays: 09:00-12:00", "6:7: `weekdays` is not a day of the week\n  to do: write mon-fri"),
                arguments(
                        "mon: { a: b }",
                        "6:12: times are expected here, not keys with values\n  to do: write it as 09:00-12:30, 13:30-17:30"),
                arguments(
                        "mon: off",
                        "6:7: with these hours nothing is ever allowed to go out\n"
                                + "  to do: give at least one day its times, as in `mon-fri: 09:00-17:30`"),
                arguments(
                        "{}",
                        "6:7: the week is empty: nothing is ever allowed to go out\n"
                                + "  to do: give at least one day its times, as in `mon-fri: 09:00-17:30`"),
                arguments(
                        "{mon: 09:00-12:30, 13:30-17:30}",
                        "6:26: the times `13:30-17:30` stand where a day is expected\n"
                                + "  to do: inside { … } put quotes around all times of a day: { mon: \"09:00-12:30, 13:30-17:30\" }"),
                arguments(
                        "mon: 00:00-24:00",
                        "6:12: warning: a shift of 24 h\n  to do: look whether `00:00-24:00` is meant"),
                arguments(
                        "mon: 05:00-22:30",
                        "6:12: warning: a shift of 17 h 30\n  to do: look whether `05:00-22:30` is meant"));
    }

    @ParameterizedTest
    @MethodSource("weeks")
    void a_week_is_refused_with_what_to_write(String week, String expected) {
        assertThat(WorkspaceBench.problemsOf(
                        TOP + "hours:\n  o:\n    week:\n      " + week + "\n    zone: Europe/London"))
                .isEqualTo("punchclock.yaml:" + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "13", "13m", "0 days", "1.5 years", "-3 months"})
    void how_long_words_are_kept_is_said_in_months_days_or_years(String written) {
        assertThat(WorkspaceBench.problemsOf(TOP + "retention: " + written))
                .startsWith("punchclock.yaml:3:12: `" + written + "` does not say how long\n"
                        + "  to do: write it as 13 months, 90 days or 2 years; to erase nothing: for ever");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 months", "59 days"})
    void words_are_kept_longer_than_the_rule_on_repeats_asks_for_them(String written) {
        assertThat(WorkspaceBench.problemsOf(TOP + "retention: " + written))
                .startsWith("punchclock.yaml:3:12: `" + written
                        + "` is too short: whether a post repeats another is asked of the last 30 days\n"
                        + "  to do: write at least 2 months or 60 days");
    }

    static Stream<Arguments> zones() {
        return Stream.of(
                arguments(
                        "EST",
                        "`EST` names no place, so its summer time is not known\n  to do: write a place, such as America/New_York"),
                arguments(
                        "BST",
                        "`BST` names no place, so its summer time is not known\n  to do: write a place, such as Europe/London"),
                arguments(
                        "GMT",
                        "`GMT` names no place, so its summer time is not known\n  to do: write a place, such as Europe/London"),
                arguments(
                        "GMT+1",
                        "`GMT+1` is an offset, which knows no summer time\n  to do: write a place, such as Europe/London"),
                arguments(
                        "+01:00",
                        "`+01:00` is an offset, which knows no summer time\n  to do: write a place, such as Europe/London"),
                arguments(
                        "Etc/GMT-1",
                        "`Etc/GMT-1` is an offset, which knows no summer time\n  to do: write a place, such as Europe/London"),
                arguments(
                        "Europe/Lodnon",
                        "there is no time zone `Europe/Lodnon`\n  to do: did you mean `Europe/London`?"),
                arguments(
                        "europe/london",
                        "there is no time zone `europe/london`\n  to do: did you mean `Europe/London`?"),
                arguments("New York", "there is no time zone `New York`\n  to do: did you mean `America/New_York`?"),
                arguments(
                        "Mars/Olympus",
                        "there is no time zone `Mars/Olympus`\n  to do: write a large city of your zone, such as Europe/London"));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void a_zone_is_a_place(String zone, String expected) {
        assertThat(WorkspaceBench.problemsOf(TOP + "zone: " + zone)).isEqualTo("punchclock.yaml:3:7: " + expected);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "# nothing",
                        ": the file is empty\n  to do: write one with `punchclock init`, in another folder, and copy it"),
                arguments(
                        "- a",
                        ":1:1: punchclock.yaml must be keys with values, but this is a list\n  to do: write it as `punchclock: 1`"),
                arguments(
                        "punchclock:1",
                        ":1:1: punchclock.yaml must be keys with values, each with `: ` behind its key\n  to do: write `punchclock: 1`"),
                arguments(
                        "workspace: w",
                        ":1:1: `punchclock:` is missing\n  to do: write `punchclock: 1` as the first line"),
                arguments(
                        "punchclock: 2\nnew: 1",
                        ":1:13: this workspace was made by a newer version of punchclock\n  to do: install that version"),
                arguments(
                        "punchclock: one\nworkspace: w",
                        ":1:13: the number of the file's format is not known\n  to do: write `punchclock: 1`"),
                arguments(
                        "punchclock: 1",
                        ":1:1: `workspace:` is missing\n  to do: write `workspace: NAME`; it names the folder of the ledger, so keep it for ever"),
                arguments(
                        "punchclock: 1\nworkspace: a b",
                        ":2:12: `a b` is not a name\n  to do: use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 40"),
                arguments(
                        TOP + "publisher:",
                        ":3:1: `publisher` says nothing\n  to do: write it as `publisher: desk1-91c2`"),
                arguments(
                        TOP + "acounts: {}",
                        ":3:1: `acounts` is not a key of punchclock.yaml\n  to do: did you mean `accounts`?"),
                arguments(
                        TOP + "holidays: GB-SCT",
                        ":3:1: `holidays` does not stand here\n"
                                + "  to do: write it under the hours, as in `hours: { office: { holidays: GB-SCT } }`"),
                arguments(
                        TOP
                                + "hours: { o: { zone: Europe/London, week: { mon: 09:00-10:00 } } }\naccounts:\n"
                                + "  acme-dave: { network: rehearsal, hours: o }\n  acme.dave: { network: rehearsal, hours: o }",
                        ":1:1: the accounts acme-dave and acme.dave would share their credentials: PUNCHCLOCK_ACME_DAVE_…\n"
                                + "  to do: give one of them another name"),
                arguments(TOP + "rest: 5", ":3:7: `5` is not a length of time\n  to do: say of what: 5m or 5h"),
                arguments(
                        TOP + "off-hours: sometimes",
                        ":3:12: `off-hours` cannot be `sometimes`\n  to do: use one of: allowed, never"),
                arguments(
                        TOP + "hours: { o: { week: { mon: 09:00-10:00 } } }",
                        ":3:13: the hours `o` have no time zone\n  to do: write `zone: Europe/London` here or at the top of the file; none is guessed"),
                arguments(
                        TOP + "hours: { mon-fri: 09:00-17:00 }",
                        ":3:19: hours must be keys with values, but this is a single value\n  to do: write it as `mon-fri: { week: { mon-fri: 09:00-17:30 } }`"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_file_is_refused_with_what_to_do(String yaml, String expected) {
        assertThat(WorkspaceBench.problemsOf(yaml)).isEqualTo("punchclock.yaml" + expected);
    }

    /** An account behind {@code a: }, in line 13 of a file that is in order otherwise. */
    static Stream<Arguments> accounts() {
        String missing = "\n  to do: write `hours: NAME`: without hours it would always be open";
        return Stream.of(
                arguments(
                        "{ hours: office }",
                        "6: `network:` is missing\n  to do: write `network: rehearsal` or `network: x`"),
                arguments(
                        "{ network: mastodon, hours: office }",
                        "17: this version cannot publish on `mastodon` yet\n  to do: use one of: rehearsal, x"),
                arguments(
                        "{ network: twitter, hours: office }",
                        "17: there is no network `twitter`\n  to do: did you mean `x`?"),
                arguments(
                        "{ network: rehersal, hours: office }",
                        "17: there is no network `rehersal`\n  to do: did you mean `rehearsal`?"),
                arguments("{ network: x }", "6: this account has neither `hours:` nor `member:`" + missing),
                arguments(
                        "{ network: x, member: amy }", "6: neither this account nor its member has `hours:`" + missing),
                arguments(
                        "{ network: x, member: dvae }",
                        "28: there is no `dvae` under `members:`\n  to do: did you mean `dave`?"),
                arguments(
                        "{ network: x, hours: ofice }",
                        "27: there is no `ofice` under `hours:`\n  to do: did you mean `office`?"),
                arguments(
                        "{ network: x, hours: office, server: http://a.example }",
                        "43: plain http would show the credentials to anybody on the way\n  to do: write https://a.example"),
                arguments(
                        "{ network: x, hours: office, server: a.example }",
                        "43: `a.example` is not the address of a server\n  to do: write it with https, as in https://social.acme.example"),
                arguments(
                        "{ network: x, hours: office, server: https://x.example }",
                        "43: X has one server of its own\n  to do: take `server` out"),
                arguments(
                        "{ network: x, hours: office, audience: internal }",
                        "35: this version does not read `audience` yet; who may read an account is not there yet, and so as"
                                + " not to publish what is internal it refuses\n"
                                + "  to do: take it out, and keep what is internal out of the queue"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, min: 5, aim: 4 } }",
                        "68: the pace, 4, is less than the least, 5\n"
                                + "  to do: make `aim` a number from 5, or leave it out"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, aim: 13, max: 12 } }",
                        "60: the pace, 13, is more than the most, 12\n"
                                + "  to do: make `aim` a number from 1 up to 12, or leave it out"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, aim: 0, max: 12 } }",
                        "60: the pace, 0, would let nothing go out\n"
                                + "  to do: make `aim` a number from 1 up to 12, or leave it out"),
                arguments(
                        "{ network: x, hours: office, quota: { aim: 6 } }",
                        "42: `per:` is missing\n  to do: say per what: `per: day`, `per: week` or `per: month`"),
                arguments(
                        "{ network: x, hours: office, behaves: slow }",
                        "44: only the network `rehearsal` can be told how to behave\n  to do: take it out"),
                arguments(
                        "{ network: x, hours: office, handle: a b }",
                        "43: `a b` is not a handle\n  to do: write the account's name over there, without blanks"),
                arguments(
                        "{ network: x, hours: office, quota: 12 }",
                        "42: a quota says per what it counts, the least and the most\n"
                                + "  to do: write `quota: { per: week, min: 12 }`; for at most 12, `max: 12`"),
                arguments(
                        "{ network: x, hours: office, quota: { max: 12 } }",
                        "42: `per:` is missing\n  to do: say per what: `per: day`, `per: week` or `per: month`"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, min: 9, max: 3 } }",
                        "60: the least, 9, is more than the most, 3\n  to do: make `min` smaller or `max` larger"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, max: -1 } }",
                        "60: `-1` is less than none\n  to do: write 0 or more"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, max: 1000000 } }",
                        "60: `1000000` is more than anybody can post\n  to do: write a number up to 99999"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, max: 012 } }",
                        "60: `012` is not a plain number\n  to do: write digits only, such as 12"),
                arguments(
                        "{ network: x, hours: office, quota: { per: week, max: 1_000 } }",
                        "60: `1_000` is not a plain number\n  to do: write digits only, such as 12"),
                arguments(
                        "{ network: x, hours: office, quota: { gap: 45 } }",
                        "49: `45` is not a length of time\n  to do: say of what: 45m or 45h"),
                arguments(
                        "{ network: x, hours: office, quota: { gap: 999h } }",
                        "49: a gap of `999h` is longer than a week\n  to do: write a shorter one, or use `max`"),
                arguments(
                        "{ network: x, hours: office, spend: 5 USD }",
                        "35: this version does not read `spend` yet; so as not to spend more than you meant it refuses\n"
                                + "  to do: take it out and let `max` of the quota hold the cost"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void an_account_is_refused_with_what_to_do(String account, String expected) {
        String yaml =
                WorkspaceBench.SOUND.replace("accounts:\n", "  amy: { name: Amy }\naccounts:\n  a: " + account + "\n");
        assertThat(WorkspaceBench.problemsOf(yaml)).isEqualTo("punchclock.yaml:13:" + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon: 9:00-17:00",
                "mon: 09:00–12:30",
                "Monday - Thursday: 09:00-10:00",
                "fri-mon: 22:00-06:00",
                "mon, wed: 18:00-24:00",
                "mon: [09:00-10:00, '11:00-12:00']",
                "mon: 18:00-00:00",
                "mon: off\n      tue: 12:00-13:00, 09:00-12:00"
            })
    void these_weeks_are_understood(String week) {
        assertThat(WorkspaceBench.problemsOf(TOP + "zone: Europe/London\nhours:\n  o:\n    week:\n      " + week))
                .isEmpty();
    }

    @Test
    void a_single_day_is_checked_against_the_nights_around_it() {
        String days =
                "zone: Europe/London\nhours:\n  o:\n    week: { fri: 22:00-06:00 }\n    days: { 2026-11-28: 05:00-09:00 }";
        assertThat(WorkspaceBench.problemsOf(TOP + days))
                .isEqualTo("punchclock.yaml:7:13: 22:00-06:00 runs into 05:00-09:00 of the day after it\n"
                        + "  to do: let one end before the other starts");
    }

    /** Ranges of days, in lines 8 and 9, and what is wrong with them. */
    static Stream<Arguments> ranges() {
        return Stream.of(
                arguments(
                        "2027-07-01..2027-08-31: 09:00-15:00\n      2027-08-31..2027-09-02: off",
                        "9:7: 2027-08-31..2027-09-02 and 2027-07-01..2027-08-31 overlap\n"
                                + "  to do: let one end on the day before the other begins"),
                arguments(
                        "2027-08-31..2027-07-01: off",
                        "8:7: it ends on 2027-07-01, before it begins\n"
                                + "  to do: write the earlier day first; both are included"),
                arguments(
                        "2027-07-01 - 2027-08-31: off",
                        "8:7: `2027-07-01 - 2027-08-31` is not a range of days\n"
                                + "  to do: write 2027-07-01..2027-08-31; both days are included"),
                arguments(
                        "2027-07-01..2027-07-31: 22:00-07:00\n      2027-08-01..2027-08-31: 06:00-09:00",
                        "9:7: 22:00-07:00 runs into 06:00-09:00 of the day after it\n"
                                + "  to do: let one end before the other starts"),
                arguments(
                        "2027-07-01..2027-07-31: 09:00-08:00",
                        "8:31: warning: a shift of 23 h, to the next day\n  to do: did you mean 09:00-20:00?"));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void a_range_of_days_is_refused_with_what_to_do(String days, String expected) {
        String hours = "zone: Europe/London\nhours:\n  o:\n    week: { mon-sun: 09:00-17:00 }\n    days:\n      ";
        assertThat(WorkspaceBench.problemsOf(TOP + hours + days)).isEqualTo("punchclock.yaml:" + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.12.2026", "24/12/2026", "Dec 24", "2026-11-31", "20261224"})
    void a_date_is_iso_and_real(String date) {
        String days = "zone: Europe/London\nhours:\n  o:\n    week: { fri: 09:00-10:00 }\n    days: { \"" + date
                + "\": off }";
        assertThat(WorkspaceBench.problemsOf(TOP + days))
                .startsWith("punchclock.yaml:7:13: ")
                .contains(date, "to do: ");
    }

    @Test
    void what_is_in_order_has_no_problem() {
        assertThat(WorkspaceBench.problemsOf(WorkspaceBench.SOUND)).isEmpty();
    }
}
