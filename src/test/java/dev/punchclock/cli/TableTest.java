package dev.punchclock.cli;

import static dev.punchclock.cli.Column.PROSE;
import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets the room of a line where there is not enough for all. */
class TableTest {
    private static final List<List<String>> PLAN = List.of(
            List.of("Mon 30 Nov 09:00 GMT", "hello-work", "Hello from my desk. I will write here…", "missed its slot"),
            List.of(
                    "Fri 4 Dec 11:08 GMT",
                    "what-we-learned",
                    "Questions about our work?",
                    "3 of 3 spread over week 49"));

    @Test
    void reason_that_has_no_room_on_the_line_leaves_it_to_the_text() {
        assertThat(Table.lines(78, PLAN, WHOLE, WHOLE, TEXT, PROSE))
                .containsExactly(
                        "Mon 30 Nov 09:00 GMT  hello-work       Hello from my desk. I will write here…",
                        "    missed its slot",
                        "Fri 4 Dec 11:08 GMT   what-we-learned  Questions about our work?",
                        "    3 of 3 spread over week 49");
    }

    @Test
    void one_line_each_is_enough_where_a_shorter_text_makes_it_so() {
        assertThat(Table.lines(92, PLAN, WHOLE, WHOLE, TEXT, PROSE))
                .containsExactly(
                        "Mon 30 Nov 09:00 GMT  hello-work       Hello from my desk. I…     missed its slot",
                        "Fri 4 Dec 11:08 GMT   what-we-learned  Questions about our work?  3 of 3 spread over week 49");
    }
}
