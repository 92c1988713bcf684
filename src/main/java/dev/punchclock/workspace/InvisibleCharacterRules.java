package dev.punchclock.workspace;

import dev.punchclock.post.InvisibleCharacters;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says which characters of a post nobody will see, and where they stand. They go out as they were typed. */
final class InvisibleCharacterRules {
    private static final String REMEDY = "take it out, unless it is meant; it goes out as it stands";
    private static final int CONTEXT = 12;

    private InvisibleCharacterRules() {}

    static List<Problem> check(Post post) {
        List<Problem> problems = new ArrayList<>();
        List<Wording> parts = post.wording().parts();
        for (int i = 0; i < parts.size(); i++) {
            String which = parts.size() == 1 ? "" : "part " + (i + 1) + " of the thread: ";
            String text = parts.get(i).text();
            for (InvisibleCharacters.Found found : InvisibleCharacters.in(text)) {
                problems.add(Problem.warning(post.places().of(post.says()), which + told(found, text), REMEDY));
            }
        }
        return problems;
    }

    private static String told(InvisibleCharacters.Found found, String text) {
        String often = found.times() == 1 ? "" : ", " + found.times() + " times, first";
        return "nobody sees %s%s as character %d of the text%s"
                .formatted(named(found.character()), often, found.first(), behind(found, text));
    }

    /** {@code U+200B (ZERO WIDTH SPACE)}, as Unicode calls it. */
    private static String named(int character) {
        String name = Character.getName(character);
        String number = String.format(Locale.ROOT, "U+%04X", character);
        return name == null ? number : number + " (" + name + ")";
    }

    /** The last letters before it, as far as they are plain to see. */
    private static String behind(InvisibleCharacters.Found found, String text) {
        int end = text.offsetByCodePoints(0, found.first() - 1);
        int start = end;
        while (start > 0 && end - start < CONTEXT && isPlain(text.charAt(start - 1))) {
            start--;
        }
        return start == end ? "" : ", behind \"" + text.substring(start, end) + "\"";
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < 0x7f) || (c > 0xff && Character.isLetter(c));
    }
}
