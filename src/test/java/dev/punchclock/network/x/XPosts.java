package dev.punchclock.network.x;

import dev.punchclock.cli.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is posted on {@link XServer}. Links come back as {@code https://t.co/…}, and three characters as in HTML. */
final class XPosts {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"]+");
    private static final long EPOCH = 1_288_834_974_657L;

    private final InstantSource clock;
    private final List<Post> posts = new ArrayList<>();
    private int made;
    volatile int pageSize = 100;
    volatile boolean takesDuplicates;
    volatile boolean newNames;
    volatile boolean hidesLinks;
    volatile Duration lag = Duration.ZERO;
    volatile List<Respelling> respellings = List.of();

    private record Post(String id, String user, Instant at, String text) {}

    XPosts(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String add(String user, String text) {
        long millis = clock.instant().toEpochMilli() - EPOCH;
        String id = Long.toString(millis << 22 | made++);
        posts.add(new Post(id, user, clock.instant(), text));
        return id;
    }

    synchronized List<String> texts(String user) {
        return posts.stream().filter(p -> p.user.equals(user)).map(Post::text).toList();
    }

    synchronized List<String> ids(String user) {
        return posts.stream().filter(p -> p.user.equals(user)).map(Post::id).toList();
    }

    synchronized List<Instant> times(String user) {
        return posts.stream().filter(p -> p.user.equals(user)).map(Post::at).toList();
    }

    synchronized AnswerScript.Proper create(String user, String text) {
        if (!takesDuplicates && texts(user).contains(text)) {
            return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
        }
        String id = add(user, text);
        return XServer.json(
                201,
                JsonWriter.object(
                        "data",
                        JsonWriter.object(
                                "id",
                                id,
                                "text",
                                text,
                                newNames ? "edit_history_post_ids" : "edit_history_tweet_ids",
                                List.of(id))));
    }

    synchronized AnswerScript.Proper delete(String user, String id) {
        boolean mine = posts.removeIf(p -> p.user.equals(user) && p.id.equals(id));
        return mine
                ? XServer.json(200, JsonWriter.object("data", JsonWriter.object("deleted", true)))
                : problem(404, "Not Found Error", "Could not find tweet with id: [" + id + "].");
    }

    synchronized AnswerScript.Proper page(String user, Map<String, String> query) {
        Instant start = OffsetDateTime.parse(query.get("start_time")).toInstant();
        boolean wrongName = query.containsKey(newNames ? "tweet.fields" : "post.fields");
        if (wrongName || start.isAfter(clock.instant().minusSeconds(10))) {
            return problem(400, "Invalid Request", "One or more parameters to your request was invalid.");
        }
        List<Post> all = new ArrayList<>(posts.stream()
                .filter(p -> p.user.equals(user) && !p.at.isBefore(start))
                .filter(p -> !p.at.plus(lag).isAfter(clock.instant()))
                .toList());
        Collections.reverse(all);
        int from = Integer.parseInt(query.getOrDefault("pagination_token", "0"));
        int to = Math.min(all.size(), from + Math.min(pageSize, Integer.parseInt(query.get("max_results"))));
        List<Object> shown = new ArrayList<>();
        all.subList(from, to).forEach(p -> shown.add(shown(p)));
        Map<String, Object> meta = JsonWriter.object(
                "result_count", shown.size(), "next_token", to < all.size() ? Integer.toString(to) : null);
        return XServer.json(200, JsonWriter.object("data", shown.isEmpty() ? null : shown, "meta", meta));
    }

    private Map<String, Object> shown(Post post) {
        List<Object> urls = new ArrayList<>();
        Matcher links = LINK.matcher(post.text);
        StringBuilder text = new StringBuilder();
        while (links.find()) {
            String shortened = "https://t.co/%s%02d".formatted(post.id.substring(10), urls.size());
            urls.add(JsonWriter.object("url", shortened, "expanded_url", link(links.group())));
            links.appendReplacement(text, Matcher.quoteReplacement(shortened));
        }
        links.appendTail(text);
        String html = spelt(text.toString())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return JsonWriter.object(
                "id",
                post.id,
                "text",
                html,
                "created_at",
                post.at.truncatedTo(ChronoUnit.SECONDS).toString(),
                "entities",
                urls.isEmpty() || hidesLinks ? null : JsonWriter.object("urls", urls));
    }

    private String spelt(String text) {
        String spelt = text;
        for (Respelling respelling : respellings) {
            spelt = respelling.text(spelt);
        }
        return spelt;
    }

    private String link(String written) {
        String shown = written;
        for (Respelling respelling : respellings) {
            shown = respelling.link(shown);
        }
        return shown;
    }

    private static AnswerScript.Proper problem(int status, String title, String detail) {
        return XServer.json(
                status, JsonWriter.object("title", title, "detail", detail, "type", "about:blank", "status", status));
    }
}
