package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final FilePosition LINE = new FilePosition("queue/november.yaml", 14, 0);

    @Test
    void a_problem_says_where_and_what_and_what_to_do() {
        Problem problem =
                Problem.error(LINE, "the text is 287 long; X allows 280", "shorten it by 7, or make it a thread");
        assertThat(problem.render()).isEqualTo("""
                        queue/november.yaml:14: the text is 287 long; X allows 280
                          to do: shorten it by 7, or make it a thread""");
        assertThat(problem.isError()).isTrue();
    }

    @Test
    void a_warning_says_that_it_is_one() {
        Problem problem = Problem.warning(LINE, "the post floats for ever", "give it a time");
        assertThat(problem.render())
                .isEqualTo("queue/november.yaml:14: warning: the post floats for ever\n  to do: give it a time");
        assertThat(problem.isError()).isFalse();
    }

    @Test
    void what_stands_in_no_file_has_no_place_and_what_is_plain_needs_no_remedy() {
        assertThat(Problem.error(null, "nothing is due", "").render()).isEqualTo("nothing is due");
    }

    @Test
    void a_place_is_as_exact_as_it_can_be() {
        assertThat(FilePosition.of("punchclock.yaml")).hasToString("punchclock.yaml");
        assertThat(LINE).hasToString("queue/november.yaml:14");
        assertThat(new FilePosition("queue/november.yaml", 14, 9)).hasToString("queue/november.yaml:14:9");
    }

    @Test
    void what_stops_the_job_says_all_its_problems() {
        ProblemException stopped = new ProblemException(
                ExitCode.WORKSPACE, List.of(Problem.error(LINE, "one", "do this"), Problem.error(null, "two", "")));
        assertThat(stopped).hasMessage("queue/november.yaml:14: one\n  to do: do this\ntwo");
        assertThat(stopped.code()).isEqualTo(ExitCode.WORKSPACE);
        assertThat(stopped.problems()).hasSize(2);
        assertThat(new ProblemException(ExitCode.RULE, "what", "remedy").problems())
                .containsExactly(Problem.error(null, "what", "remedy"));
    }
}
