package dev.punchclock.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.punchclock.hours.ClosedTime.Kind;
import dev.punchclock.workspace.SampleWorkspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManualClosingTest {
    private static final Instant TEN = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-27T00:00:00Z");
    private static final ManualClosing COURT = new ManualClosing(TEN, MIDNIGHT, "in court");
    private static final Timetable OFFICE = new Timetable(SampleWorkspace.LONDON, List.of(SampleWorkspace.office()));

    @Test
    void what_is_closed_by_hand_is_not_open_and_what_took_it_is_told() {
        Timetable left = OFFICE.less(COURT);
        assertThat(left.isOpen(TEN.minusSeconds(1))).isTrue();
        assertThat(left.isOpen(TEN)).isFalse();
        assertThat(left.openNext(TEN)).map(Window::start).contains(Instant.parse("2026-11-27T09:00:00Z"));
        assertThat(left.openAt(TEN.minusSeconds(1))).map(Window::end).contains(TEN);
        assertThat(left.lost(Instant.parse("2026-11-26T00:00:00Z"), MIDNIGHT))
                .singleElement()
                .satisfies(lost -> {
                    assertThat(lost.kind()).isEqualTo(Kind.BUSY);
                    assertThat(lost.what()).isEqualTo("busy: in court");
                    assertThat(lost.when().total()).hasHours(6).hasMinutes(6 * 60 + 30);
                });
    }

    @Test
    void another_takes_its_place_and_none_leaves_the_hours_as_they_were() {
        Timetable left = OFFICE.less(COURT).less(new ManualClosing(TEN, TEN.plusSeconds(60), null));
        assertThat(left.isOpen(TEN)).isFalse();
        assertThat(left.isOpen(TEN.plusSeconds(60))).isTrue();
        assertThat(left.less(null).isOpen(TEN)).isTrue();
        assertThat(OFFICE.less(null)).isSameAs(OFFICE);
    }

    @Test
    void until_it_is_opened_by_hand_it_never_ends() {
        ManualClosing closing = new ManualClosing(TEN, null, null);
        assertThat(closing.contains(TEN.plusSeconds(1L << 40))).isTrue();
        assertThat(OFFICE.less(closing).openNext(TEN)).isEmpty();
        assertThat(closing.openedAt(TEN.plusSeconds(60))).isEqualTo(new ManualClosing(TEN, TEN.plusSeconds(60), null));
    }

    @Test
    void what_is_over_cannot_be_opened_and_a_clock_set_back_opens_it_at_its_beginning() {
        assertThat(COURT.openedAt(MIDNIGHT)).isEqualTo(COURT);
        assertThat(COURT.openedAt(TEN.minusSeconds(60))).isEqualTo(new ManualClosing(TEN, TEN, "in court"));
        assertThat(new ManualClosing(TEN, TEN, "").contains(TEN)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ManualClosing(TEN, TEN.minusSeconds(1), null));
    }

    @Test
    void midnight_is_told_as_the_end_of_its_day() {
        assertThat(COURT.told(SampleWorkspace.LONDON)).isEqualTo("busy until Thu 26 Nov 24:00 GMT: in court");
        assertThat(COURT.told(ZoneId.of("Asia/Kathmandu"))).isEqualTo("busy until Fri 27 Nov 05:45 NPT: in court");
        assertThat(new ManualClosing(TEN, null, "").told(SampleWorkspace.LONDON))
                .isEqualTo("busy until further notice");
    }
}
