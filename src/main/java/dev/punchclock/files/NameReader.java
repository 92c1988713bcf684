package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import java.util.Collection;
import java.util.Optional;

/** Reads names that people give: of accounts, members, hours, the workspace. */
final class NameReader {
    private NameReader() {}

    static boolean isName(String text) {
        return AccountName.fits(text);
    }

    /** A name of the form that all our names have. */
    static Optional<String> read(ScalarNode scalar, ProblemCollector problems) {
        if (isName(scalar.text())) {
            return Optional.of(scalar.text());
        }
        if (!TypographyWarnings.isPlain(scalar, problems)) {
            return Optional.empty();
        }
        problems.error(
                scalar.place(),
                scalar.text().isEmpty() ? "a name is missing here" : "`" + scalar.text() + "` is not a name",
                "use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 40");
        return Optional.empty();
    }

    /** A name that must be among those that are there. */
    static boolean isThere(ScalarNode scalar, String kind, Collection<String> known, ProblemCollector problems) {
        boolean there = known.contains(scalar.text());
        if (!there && !problems.isUnread(kind)) {
            problems.error(
                    scalar.place(),
                    "there is no `" + scalar.text() + "` under `" + kind + ":`",
                    SuggestionRemedy.remedy(
                            scalar.text(),
                            known,
                            known.isEmpty()
                                    ? "write it under `" + kind + ":` of punchclock.yaml"
                                    : "use one of: " + String.join(", ", known)));
        }
        return there;
    }
}
