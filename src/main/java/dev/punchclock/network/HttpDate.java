package dev.punchclock.network;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code Date} of an answer, in the form that servers must write and in the two that they wrote before. Its names
 * of days and months are the standard's, not those of some locale.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, Date/Time Formats</a>
 */
final class HttpDate {
    private static final int CENTURY = 2000;
    private static final Map<Long, String> DAY = numbered("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Map<Long, String> WHOLE_DAY =
            numbered("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final Map<Long, String> MONTH =
            numbered("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<DateTimeFormatter> FORMS = List.of(
            form(day(DAY).appendPattern(", d ").append(month()).appendPattern(" uuuu HH:mm:ss 'GMT'")),
            form(day(WHOLE_DAY)
                    .appendPattern(", d-")
                    .append(month())
                    .appendLiteral('-')
                    .appendValueReduced(ChronoField.YEAR, 2, 2, CENTURY)
                    .appendPattern(" HH:mm:ss 'GMT'")),
            form(day(DAY).appendLiteral(' ').append(month()).appendPattern(" ppd HH:mm:ss uuuu")));

    private HttpDate() {}

    /** The second that it names; empty when it is none of the three. X was seen to write
     * {@code UTC} for {@code GMT}, and some servers write the first nine days of a month with one digit. */
    static Optional<Instant> parse(String written) {
        String text = written.endsWith(" UTC") ? written.substring(0, written.length() - 3) + "GMT" : written;
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException anotherForm) {
                // or nonsense
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatterBuilder day(Map<Long, String> names) {
        return new DateTimeFormatterBuilder().appendText(ChronoField.DAY_OF_WEEK, names);
    }

    private static DateTimeFormatter month() {
        return new DateTimeFormatterBuilder()
                .appendText(ChronoField.MONTH_OF_YEAR, MONTH)
                .toFormatter(Locale.ROOT);
    }

    private static DateTimeFormatter form(DateTimeFormatterBuilder builder) {
        return builder.toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }

    private static Map<Long, String> numbered(String... names) {
        Map<Long, String> numbered = new HashMap<>();
        for (String name : names) {
            numbered.put(numbered.size() + 1L, name);
        }
        return numbered;
    }
}
