package dev.punchclock.network.x;

import dev.punchclock.network.PostLink;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of posts on X, as people copy them: from either of its names, from a telephone, with what was clicked. */
final class XPostUrl {
    private static final Pattern POST = Pattern.compile(
            "https?://(?:(?:www|mobile|m)\\.)?(?:x|twitter)\\.com/(?:#!/)?(?:i/(?:web/)?|(\\w{1,15})/)status(?:es)?/"
                    + "(\\d{1,19})(?:/[^?#]*)?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);
    /** No id from before carries its time. */
    private static final Instant IDS_CARRY_TIME = Instant.parse("2010-11-05T00:00:00Z");

    private XPostUrl() {}

    /** @param ours the handle of the account, as the workspace writes it */
    static Optional<PostLink> read(String address, String ours) {
        Matcher parts = POST.matcher(address);
        if (!parts.matches() || Snowflake.at(parts.group(2)).isBefore(IDS_CARRY_TIME)) {
            return Optional.empty();
        }
        String id = parts.group(2);
        String handle = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        boolean isOurs = handle.isEmpty() || handle.equals(ours.toLowerCase(Locale.ROOT));
        return Optional.of(new PostLink(id, of(isOurs ? ours : handle, id), Snowflake.at(id), handle));
    }

    /** Where people can read a post. */
    static String of(String handle, String id) {
        return "https://x.com/" + handle + "/status/" + id;
    }
}
