package dev.punchclock.cli;

import dev.punchclock.workspace.InitAnswers;
import java.nio.file.Path;
import java.time.ZoneId;

/** What it takes to begin a workspace. */
public interface InitServices extends SessionServices, PublicHolidays {
    /**
     * Makes sure that a new workspace can begin in this folder, before anybody is asked anything.
     *
     * @throws dev.punchclock.problem.ProblemException when it cannot
     */
    void mustBeFree(Path folder);

    /**
     * The zone that a person means: a place of the IANA list, or its city alone, capitals aside.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when there is none, or more than one
     */
    ZoneId zoneNamed(String written);

    /**
     * Working times as a person wrote them, such as {@code 9-5}, as they are written here.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when it is not clear which are meant
     */
    String hoursMeant(String written);

    /** Writes a new workspace. */
    void init(Path folder, InitAnswers answers);
}
