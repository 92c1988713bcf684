package dev.punchclock.calendar.ics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when a calendar stands unconfirmed. */
final class CalendarFreshnessTest {
    private static final String ONE = IcsFile.hash(new byte[] {1});
    private static final String TWO = IcsFile.hash(new byte[] {2});
    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void content_counts_from_when_it_was_first_seen() {
        assertThat(freshness().since(ONE, MONDAY)).isEqualTo(MONDAY);
        assertThat(freshness().since(ONE, TUESDAY)).isEqualTo(MONDAY);
        assertThat(freshness().since(TWO, FRIDAY)).as("other content").isEqualTo(FRIDAY);
    }

    @Test
    void a_confirmation_begins_anew() {
        freshness().since(ONE, MONDAY);
        freshness().confirm(ONE, TUESDAY);
        assertThat(freshness().since(ONE, FRIDAY)).isEqualTo(TUESDAY);
    }

    @Test
    void content_that_comes_back_is_as_old_as_it_is() {
        freshness().since(ONE, MONDAY);
        freshness().since(TWO, TUESDAY);
        assertThat(freshness().since(ONE, FRIDAY)).isEqualTo(MONDAY);
    }

    @Test
    void what_a_clock_noted_that_was_ahead_does_not_count() {
        freshness().confirm(ONE, FRIDAY);
        assertThat(freshness().since(ONE, MONDAY)).isEqualTo(MONDAY);
        assertThat(freshness().since(ONE, TUESDAY)).isEqualTo(MONDAY);
    }

    @Test
    void asking_alone_notes_nothing() {
        assertThat(freshness().known(ONE, MONDAY)).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void damaged_lines_are_passed_over() throws IOException {
        freshness().since(ONE, MONDAY);
        Files.writeString(file(), "\u0000\nseen\nconfirmed " + ONE + " yesterday\n", StandardOpenOption.APPEND);
        assertThat(freshness().since(ONE, FRIDAY)).isEqualTo(MONDAY);
    }

    @Test
    void the_file_is_the_owners_alone_and_names_no_calendar() throws IOException {
        freshness().since(ONE, MONDAY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        assertThat(file()).hasContent("seen " + ONE + " 2026-11-23T09:00:00Z");
    }

    @Test
    void what_cannot_be_noted_is_told() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> freshness().since(ONE, MONDAY))
                .isInstanceOfSatisfying(ProblemException.class, stopped -> {
                    assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE);
                    assertThat(stopped).hasMessageContaining("calendars.seen: what is known of the age of calendars");
                });
    }

    private CalendarFreshness freshness() {
        return new CalendarFreshness(folder.resolve("punchclock"));
    }

    private Path file() {
        return folder.resolve("punchclock/calendars.seen");
    }
}
