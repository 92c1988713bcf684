package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one post of a queue file. */
final class PostReader {
    private static final String EXAMPLE = "- { to: ACCOUNT, text: … }";
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\u0085\\u200b-\\u200d\\u2060\\ufeff]*");
    /** Everything is asked of each post on each account. */
    private static final int MOST_ACCOUNTS = 100;

    private static final int MOST_PARTS = 100;

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Map<String, Boolean> FLAG = new TreeMap<>(Map.of("true", true, "false", false));
    private static final Map<String, LatePolicy> LATE = new LinkedHashMap<>();

    static {
        for (LatePolicy late : LatePolicy.values()) {
            LATE.put(late.word(), late);
        }
    }

    private final YamlSection section;
    private final ProblemCollector problems;

    private PostReader(YamlSection section, ProblemCollector problems) {
        this.section = section;
        this.problems = problems;
    }

    /** The post; empty when something essential was wrong, which is reported. */
    static Optional<Post> read(Node item, ProblemCollector problems) {
        boolean swallowed = item instanceof ScalarNode scalar && scalar.text().isEmpty();
        if (swallowed && problems.hasErrors()) {
            return Optional.empty();
        }
        return YamlSection.of(item, AllowedKeys.POST, EXAMPLE, problems)
                .flatMap(section -> new PostReader(section, problems).post());
    }

    private Optional<Post> post() {
        List<AccountName> to = to();
        Optional<Wording> wording = wording();
        Optional<PostId> id = section.scalar("id", "conf-26").flatMap(this::id);
        Optional<LocalDateTime> at = section.scalar("at", "2026-11-24 10:15")
                .flatMap(s -> DateReader.dateTime(s.text(), s.place(), problems));
        Optional<LocalDateTime> expires =
                section.scalar("expires", "2026-11-27").flatMap(this::expires);
        LatePolicy late = section.choice("late", LATE).orElse(LatePolicy.NEXT_SLOT);
        boolean draft = section.choice("draft", FLAG).orElse(false);
        boolean repeat = section.choice("repeat", FLAG).orElse(false);
        if (to.isEmpty() || wording.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Post(
                id.orElseGet(wording.get()::derivedId),
                id.isPresent(),
                to,
                wording.get(),
                at.orElse(null),
                expires.orElse(null),
                late,
                draft,
                repeat,
                new PostPositions(section.place(), section.places())));
    }

    private List<AccountName> to() {
        if (!section.has("to")) {
            section.missing("to", "write `to: ACCOUNT`; every post names its account");
        }
        List<AccountName> names = new ArrayList<>();
        List<ScalarNode> all = addressees();
        if (all.size() > MOST_ACCOUNTS) {
            problems.error(
                    section.places().get("to"),
                    "the post names " + all.size() + " accounts; it may name " + MOST_ACCOUNTS,
                    "make several posts of it");
            return List.of();
        }
        for (ScalarNode written : all) {
            String name = written.text().strip();
            if (name.startsWith("@") && NameReader.isName(name.substring(1))) {
                problems.error(
                        written.place(),
                        "`" + name + "` has an @, but accounts go by their name in punchclock.yaml",
                        "write " + name.substring(1));
            } else if (NameReader.read(new ScalarNode(written.place(), written.span(), name, written.style()), problems)
                    .isPresent()) {
                AccountName account = new AccountName(name);
                if (names.contains(account)) {
                    problems.error(written.place(), "`" + name + "` is named twice", "name each account once");
                } else {
                    names.add(account);
                }
            }
        }
        return names;
    }

    /** {@code to: a}, {@code to: a, b}, or a list. */
    private List<ScalarNode> addressees() {
        Node node = section.node("to").orElse(null);
        if (node instanceof SequenceNode list && !list.items().isEmpty()) {
            List<ScalarNode> names = new ArrayList<>();
            for (Node item : list.items()) {
                if (item instanceof ScalarNode scalar) {
                    names.add(scalar);
                } else {
                    problems.error(item.place(), "the name of an account is expected here", "write `to: [ONE, OTHER]`");
                }
            }
            return names;
        }
        if (node instanceof ScalarNode one && !one.isNothing() && one.text().indexOf(',') < 0) {
            return List.of(one);
        }
        return section.scalar("to", "ACCOUNT").stream()
                .flatMap(s ->
                        COMMA.splitAsStream(s.text()).map(part -> new ScalarNode(s.place(), s.span(), part, s.style())))
                .toList();
    }

    private Optional<Wording> wording() {
        if (section.has("thread")) {
            return thread();
        }
        if (!section.has("text")) {
            section.missing("text", "write `text:` and what the post says");
            return Optional.empty();
        }
        return part(section.node("text").orElseThrow()).map(Wording::new);
    }

    private Optional<Wording> thread() {
        if (section.has("text")) {
            problems.error(section.places().get("thread"), "a post has `text` or `thread`, not both", "take one out");
            return Optional.empty();
        }
        Node node = section.node("thread").orElseThrow();
        if (!(node instanceof SequenceNode list) || list.items().size() < 2) {
            problems.error(
                    node.place(),
                    "a thread is a list of two or more texts",
                    "write each part on a line of its own with `- ` before it, or write `text:`");
            return Optional.empty();
        }
        if (list.items().size() > MOST_PARTS) {
            problems.error(
                    node.place(),
                    "the thread has " + list.items().size() + " parts; it may have " + MOST_PARTS,
                    "make several posts of it");
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        list.items().forEach(item -> part(item).ifPresent(parts::add));
        return parts.size() == list.items().size() ? Optional.of(Wording.ofThread(parts)) : Optional.empty();
    }

    /** A text, whole or as a part of a thread. */
    private Optional<String> part(Node node) {
        if (!(node instanceof ScalarNode text)) {
            problems.error(
                    node.place(),
                    "a list or keys stand here, but a text is expected",
                    "put quotes around it: text: \"…\"");
            return Optional.empty();
        }
        if (text.text().isEmpty() && problems.hasErrorIn(text.place().line())) {
            return Optional.empty(); // a comment has swallowed it, which is said
        }
        if (text.isNothing() || isBlank(text.text())) {
            FilePosition key = text.text().isEmpty() ? section.place() : text.place();
            problems.error(key, "the text is empty", "write what the post says, or take the post out");
            return Optional.empty();
        }
        Optional<String> mark = Wording.markIn(text.text());
        if (mark.isPresent()) {
            problems.error(
                    text.place(),
                    "the text has " + mark.get() + " in it",
                    "take it out; parts of a thread stand in a list");
            return Optional.empty();
        }
        TypographyWarnings.look(text, problems);
        return Optional.of(text.text());
    }

    /** Nothing in it that a reader would see. */
    static boolean isBlank(String text) {
        boolean begins = !text.isEmpty() && text.charAt(0) > ' ' && text.charAt(0) < 0x7f;
        return !begins && BLANK.matcher(text).matches();
    }

    private Optional<PostId> id(ScalarNode scalar) {
        if (PostId.fits(scalar.text())) {
            return Optional.of(new PostId(scalar.text()));
        }
        problems.error(
                scalar.place(),
                "`" + scalar.text() + "` is not an id",
                "use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64");
        return Optional.empty();
    }

    /** A date means to the end of that day; a time means from then on not any more. */
    private Optional<LocalDateTime> expires(ScalarNode scalar) {
        boolean timed = scalar.text().indexOf(':') >= 0;
        return DateReader.isDate(scalar.text()) || !timed
                ? DateReader.date(scalar.text(), scalar.place(), problems)
                        .map(day -> day.plusDays(1).atStartOfDay())
                : DateReader.dateTime(scalar.text(), scalar.place(), problems);
    }
}
