package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.TypographicQuotes;
import java.util.Optional;

/** What word processors and telephones make of what is typed: quotes that are none to YAML. */
final class TypographyWarnings {
    private TypographyWarnings() {}

    /** Whether a value, other than a text, stands without such quotes; where it does not, that is reported. */
    static boolean isPlain(ScalarNode value, ProblemCollector problems) {
        Optional<String> inside = TypographicQuotes.inside(value.text());
        inside.ifPresent(meant -> problems.error(
                value.place(),
                "`" + value.text() + "` stands in quotes that are none here, but a part of the value",
                "write " + meant + " without quotes, or in the straight ones of the keyboard"));
        return inside.isEmpty();
    }

    /** A text may be a quotation; one that is nothing else was perhaps to stand in quotes of YAML. */
    static void look(ScalarNode text, ProblemCollector problems) {
        if (text.style() == ScalarNode.Style.PLAIN
                && TypographicQuotes.inside(text.text()).isPresent()) {
            problems.warning(
                    text.place(),
                    "the quotes around this text would be published with it",
                    "leave them if it is a quotation; else write the straight ones of the keyboard, or none");
        }
    }
}
