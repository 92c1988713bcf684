package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Scalar;
import java.util.Collection;
import java.util.Optional;

/** Reads names that people give: of accounts, members, hours, the workspace. */
final class Names {
    private Names() {}

    static boolean isName(String text) {
        return AccountName.fits(text);
    }

    /** A name of the form that all our names have. */
    static Optional<String> read(Scalar scalar, Problems problems) {
        if (isName(scalar.text())) {
            return Optional.of(scalar.text());
        }
        if (!Typography.isPlain(scalar, problems)) {
            return Optional.empty();
        }
        problems.error(
                scalar.place(),
                scalar.text().isEmpty() ? "a name is missing here" : "`" + scalar.text() + "` is not a name",
                "use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 40");
        return Optional.empty();
    }

    /** A name that must be among those that are there. */
    static boolean isThere(Scalar scalar, String kind, Collection<String> known, Problems problems) {
        boolean there = known.contains(scalar.text());
        if (!there && !problems.isUnread(kind)) {
            problems.error(
                    scalar.place(),
                    "there is no `" + scalar.text() + "` under `" + kind + ":`",
                    Nearest.remedy(
                            scalar.text(),
                            known,
                            known.isEmpty()
                                    ? "write it under `" + kind + ":` of punchclock.yaml"
                                    : "use one of: " + String.join(", ", known)));
        }
        return there;
    }
}
