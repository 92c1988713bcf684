package dev.punchclock.cli;

import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The public holidays of places. */
public interface PublicHolidays {
    /** The code of the place with public holidays that somebody names by its code or in English; empty when there is none. */
    Optional<String> holidayCode(String named);

    /** The code of the place with public holidays in which this zone is; empty when none is known. */
    Optional<String> holidayCode(ZoneId zone);

    /** What is to be said of a code and its public holidays of a year: an error when there is none such. */
    List<Problem> holidayProblems(String code, int year);

    /** The same of a code that is about to be written into a file: what is past matters no more. */
    List<Problem> holidayProblems(String code, LocalDate today);

    /** The days off in a year, by a code that is in order, and what they are called. */
    SortedMap<LocalDate, String> holidays(String code, int year);
}
