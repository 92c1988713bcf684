package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Publication;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.HttpResult;
import dev.punchclock.network.http.HttpTransport;
import dev.punchclock.network.http.LenientJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the posts of an account, page by page, newest first as X has them; reposts are left out.
 *
 * @see <a href="https://docs.x.com/x-api/users/get-posts">X: get posts</a>
 */
final class UserTimeline {
    /** X's clock and ours may differ by as much; and X takes no start that is less than ten seconds old. */
    static final Duration SLACK = Duration.ofMinutes(5);
    /** X shows 3,200 posts at most, 100 to a page; reposts that are left out may make pages shorter. */
    private static final int MOST_PAGES = 40;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String FIELDS = "author_id,created_at,entities,note_";

    private final XRequests api;
    private final Account account;
    private final OAuthKeys keys;
    private final String userId;
    private final Instant now;
    private final ServerClocks clocks;
    private final List<Publication> found = new ArrayList<>();
    /** X is renaming tweets to posts, and takes either the old name or the new. */
    private boolean newNames;

    UserTimeline(Account account, OAuthKeys keys, String userId, ServerClocks clocks) {
        this.api = XRequests.of(account);
        this.account = account;
        this.keys = keys;
        this.userId = userId;
        this.clocks = clocks;
        now = clocks.now();
    }

    /** It could not be read to its end. */
    static final class Unread extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        Unread(String why, int status) {
            super(why, null, false, false);
            this.status = status;
        }

        String why() {
            return String.valueOf(getMessage());
        }

        /** Whether X does not accept the credentials. */
        boolean isUnauthorized() {
            return status == 401;
        }
    }

    /**
     * All posts since then and from the slack before, oldest first.
     *
     * @param slack how far X's clock may be behind, {@link #SLACK} at least
     * @throws Unread when a page is missing
     */
    List<Publication> since(Instant since, Duration slack) throws Unread {
        Instant start = (since.isBefore(now) ? since : now).minus(slack).truncatedTo(ChronoUnit.SECONDS);
        long end = System.nanoTime() + LONGEST.toNanos();
        String page = "";
        for (int i = 0; i < MOST_PAGES; i++) {
            LenientJson body = page(start, page, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            boolean reachedStart = add(body, start);
            page = body.at("meta").at("next_token").text();
            if (page.isEmpty() || reachedStart) {
                found.sort(Comparator.comparing(Publication::at).thenComparing(Publication::id));
                return found;
            }
        }
        throw new Unread("there are more posts on X than could be read", 0);
    }

    private LenientJson page(Instant start, String page, Duration deadline) throws Unread {
        HttpAnswer answer = ask(start, page, deadline);
        if (answer.status() == 400 && !newNames && page.isEmpty()) {
            newNames = true;
            answer = ask(start, page, deadline);
        }
        LenientJson body = answer.json();
        if (!answer.isSuccess() || !isTold(body)) {
            Outcome why = ErrorMapping.of(answer, account, keys, "published", now);
            throw new Unread(
                    why instanceof Outcome.Unknown ? "X answered %d".formatted(answer.status()) : ErrorMapping.why(why),
                    answer.status());
        }
        return body;
    }

    /** Whether it is the list and all of it: one with errors, or without posts and their number, may be as empty as it likes. */
    private static boolean isTold(LenientJson body) {
        LenientJson data = body.at("data");
        boolean isEmpty = (data.isList() || !body.has("data"))
                && body.at("meta").at("result_count").text().equals("0");
        return !body.has("errors") && (isEmpty || !data.items().isEmpty());
    }

    private HttpAnswer ask(Instant start, String page, Duration deadline) throws Unread {
        TreeMap<String, String> query = new TreeMap<>();
        query.put("max_results", "100");
        query.put("start_time", start.toString());
        query.put("exclude", "retweets");
        query.put(newNames ? "post.fields" : "tweet.fields", FIELDS + (newNames ? "post" : "tweet"));
        if (!page.isEmpty()) {
            query.put("pagination_token", page);
        }
        HttpResult reply = new HttpTransport(XNetwork.NAME, clocks)
                .send(api.postsOf(userId, query), OAuthSigner.by(keys), deadline);
        if (reply instanceof HttpResult.Answered answered) {
            return answered.answer();
        }
        throw new Unread(reply instanceof HttpResult.NotReached no ? no.why() : ((HttpResult.Lost) reply).why(), 0);
    }

    /** Takes in a page; says whether it goes back to the start. */
    private boolean add(LenientJson body, Instant start) throws Unread {
        boolean reachedStart = false;
        for (LenientJson post : body.at("data").items()) {
            String id = post.at("id").text();
            if (!XRequests.isId(id)) {
                throw new Unread("X shows a post without an id", 0);
            }
            String author = post.at("author_id").text();
            if (!author.isEmpty() && !author.equals(userId)) {
                throw new Unread("X shows posts of somebody else", 0);
            }
            Instant at = created(post).map(told -> Snowflake.at(id, told)).orElseGet(() -> Snowflake.at(id));
            if (at.isBefore(start)) {
                reachedStart = true;
            } else {
                found.add(new Publication(id, PostAnswers.link(account, id), at, TextDecoding.text(post), ""));
            }
        }
        return reachedStart;
    }

    private static Optional<Instant> created(LenientJson post) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(post.at("created_at").text()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
