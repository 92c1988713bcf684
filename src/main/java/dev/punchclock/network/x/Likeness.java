package dev.punchclock.network.x;

import dev.punchclock.network.Publication;
import dev.punchclock.network.Trace;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far what X shows is what was written. */
enum Likeness {
    /** A reader would call them the same: case, blanks, {@code https://} and a last slash do not count; X adds them. */
    SAME,
    /** The same but for links that X does not spell out. */
    MAYBE,
    NO;

    private static final Pattern SHORT_LINK = Pattern.compile("https://t\\.co/\\w+");
    private static final Pattern SCHEME = Pattern.compile("https?://");
    private static final Pattern LAST_SLASH = Pattern.compile("/(?=\\s|$)");

    static Likeness of(String written, String shown) {
        String ours = new Wording(written).gist();
        String theirs = new Wording(shown).gist();
        if (bare(ours).equals(bare(theirs))) {
            return SAME;
        }
        Matcher links = SHORT_LINK.matcher(theirs);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (links.find()) {
            pattern.append(Pattern.quote(theirs.substring(end, links.start()))).append("\\S+");
            end = links.end();
        }
        pattern.append(Pattern.quote(theirs.substring(end)));
        return end > 0 && Pattern.matches(pattern.toString(), ours) ? MAYBE : NO;
    }

    private static String bare(String gist) {
        return LAST_SLASH.matcher(SCHEME.matcher(gist).replaceAll("")).replaceAll("");
    }

    /**
     * Looks for what was written among all that is shown.
     *
     * @param shown oldest first; may begin before {@code since}, for the network's clock is not ours
     */
    static Trace find(String written, List<Publication> shown, Instant since) {
        List<Publication> same =
                shown.stream().filter(p -> of(written, p.text()) == SAME).toList();
        if (!same.isEmpty()) {
            Publication first = same.stream()
                    .filter(p -> !p.at().isBefore(since))
                    .findFirst()
                    .orElse(same.get(same.size() - 1));
            return new Trace.Found(first.receipt());
        }
        return shown.stream()
                .filter(p -> of(written, p.text()) == MAYBE)
                .findFirst()
                .<Trace>map(p -> new Trace.CannotTell("X does not spell its links out; this may be it: " + p.link()))
                .orElseGet(Trace.Absent::new);
    }
}
