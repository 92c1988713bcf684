package dev.punchclock.network.x;

import dev.punchclock.network.CanonicalText;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Publication;
import dev.punchclock.network.WordOverlap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far what X shows is what was written. */
enum TextMatch {
    /** The same in another spelling, as far as spellings are known: see {@link CanonicalText}. */
    SAME,
    /** The same but for links that X does not spell out. */
    UNEXPANDED,
    /** Something that could be it: see {@link WordOverlap}. */
    ALIKE,
    NO;

    private static final Pattern SHORT_LINK = Pattern.compile("t\\.co/\\w+");

    static TextMatch of(String written, String shown) {
        String ours = CanonicalText.of(written);
        String theirs = CanonicalText.of(shown);
        if (ours.equals(theirs)) {
            return SAME;
        }
        if (theirs.isEmpty()) {
            return ALIKE; // withheld, or not told: it says nothing either way
        }
        return isUnexpanded(ours, theirs) ? UNEXPANDED : WordOverlap.many(ours, theirs) ? ALIKE : NO;
    }

    private static boolean isUnexpanded(String ours, String theirs) {
        Matcher links = SHORT_LINK.matcher(theirs);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (links.find()) {
            pattern.append(Pattern.quote(theirs.substring(end, links.start()))).append("\\S+");
            end = links.end();
        }
        pattern.append(Pattern.quote(theirs.substring(end)));
        return end > 0 && Pattern.matches(pattern.toString(), ours);
    }

    /**
     * Looks for what was written among all that is shown.
     *
     * @param shown oldest first; may begin before the lookup does, for the network's clock is not ours
     * @param slack how far apart the two clocks may be
     * @param settle how long after the last attempt it may have appeared
     */
    static LookupResult find(
            String written, List<Publication> shown, LookupQuery lookup, Duration slack, Duration settle) {
        Instant from = lookup.key().createdAt().minus(slack);
        Instant to = lookup.until().plus(settle).plus(slack);
        Publication same = null;
        Publication unexpanded = null;
        Publication alike = null;
        for (Publication post : shown) {
            if (lookup.owned().test(post.id())
                    || post.at().isBefore(lookup.since().minus(slack))) {
                continue;
            }
            TextMatch likeness = of(written, post.text());
            boolean isNear = !post.at().isBefore(from) && !post.at().isAfter(to);
            if (likeness == SAME && (same == null || same.at().isBefore(lookup.since()))) {
                same = post; // the first since then; where there is none, the last before
            } else if (likeness == UNEXPANDED && unexpanded == null) {
                unexpanded = post;
            } else if (likeness == ALIKE && isNear && alike == null) {
                alike = post;
            }
        }
        if (same != null) {
            return new LookupResult.Found(same.receipt());
        }
        if (unexpanded != null) {
            return mayBe("X does not spell its links out", unexpanded);
        }
        return alike == null ? new LookupResult.Absent() : mayBe("X shows a post that is much like it", alike);
    }

    private static LookupResult mayBe(String why, Publication post) {
        return new LookupResult.CannotTell(why + "; this may be it: " + post.link());
    }
}
