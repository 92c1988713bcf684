package dev.punchclock.workspace;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Audience;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.FilePosition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small workspace for tests: account {@code acme}, Monday to Friday 09:00-12:30 and 13:30-17:30 in London. */
public final class SampleWorkspace {
    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final AccountName ACME = new AccountName("acme");
    public static final Quota QUOTA = new Quota(Period.WEEK, 3, 10, Duration.ofMinutes(45));

    /** The account as the ledger knows it. */
    public static final EntryOwner OWNER = new EntryOwner(ACME, new AccountKey("rehearsal acme"));

    private SampleWorkspace() {}

    /** At most 50 letters; an attempt takes at most 10 s. */
    public static final TextLimits LIMITS = new TextLimits() {
        @Override
        public String network() {
            return "rehearsal";
        }

        @Override
        public boolean isRehearsal() {
            return true;
        }

        @Override
        public Optional<TextObjection> objection(Wording wording) {
            return wording.text().length() <= 50
                    ? Optional.empty()
                    : Optional.of(new TextObjection("the text is too long", "shorten it"));
        }

        @Override
        public Duration attempt() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration settle() {
            return Duration.ofMinutes(1);
        }
    };

    public static Hours office() {
        List<Shift> day = List.of(new Shift(9 * 60, 12 * 60 + 30), new Shift(13 * 60 + 30, 17 * 60 + 30));
        Map<DayOfWeek, List<Shift>> week = new TreeMap<>();
        for (DayOfWeek each : DayOfWeek.values()) {
            if (each.getValue() <= 5) {
                week.put(each, day);
            }
        }
        return new Hours("office", LONDON, week, Map.of());
    }

    public static Hours always() {
        Map<DayOfWeek, List<Shift>> week = new TreeMap<>();
        for (DayOfWeek each : DayOfWeek.values()) {
            week.put(each, List.of(new Shift(0, 24 * 60)));
        }
        return new Hours("always", LONDON, week, Map.of());
    }

    public static AccountContext context(Quota quota, Hours hours) {
        return context(ACME, quota, hours);
    }

    /** An account whose handle is its name. */
    public static AccountContext context(AccountName name, Quota quota, Hours hours) {
        Account account = new Account(name, "rehearsal", name.value(), null, Audience.EXTERNAL, quota, null);
        return new AccountContext(account, null, new Timetable(LONDON, List.of(hours)), LIMITS);
    }

    public static Workspace workspace(AccountContext context, Post... queue) {
        return workspace(List.of(context), queue);
    }

    public static Workspace workspace(List<AccountContext> all, Post... queue) {
        TreeMap<AccountName, AccountContext> contexts = new TreeMap<>();
        all.forEach(context -> contexts.put(context.account().name(), context));
        return new Workspace(
                "sample",
                null,
                "",
                LONDON,
                Workspace.USUAL_REST,
                Retention.USUAL,
                false,
                new TreeMap<>(),
                contexts,
                Arrays.asList(queue),
                List.of(),
                Set.of(),
                List.of(),
                () -> true);
    }

    public static Workspace workspace(Post... queue) {
        return workspace(context(QUOTA, office()), queue);
    }

    /** A floating post with this id; it says so. */
    public static Post floating(String id) {
        return post(id, "This is " + id, null, LatePolicy.NEXT_SLOT);
    }

    public static Post pinned(String id, String at, LatePolicy late) {
        return post(id, "This is " + id, LocalDateTime.parse(at), late);
    }

    public static Post post(String id, String text, @Nullable LocalDateTime at, LatePolicy late) {
        return new Post(
                new PostId(id), true, List.of(ACME), new Wording(text), at, null, late, false, false, places(id));
    }

    /** A pinned post on this account and no other, with its name as its id. */
    public static Post pinned(AccountName account, String at) {
        Post post = pinned(account.value(), at, LatePolicy.NEXT_SLOT);
        return new Post(
                post.id(),
                true,
                List.of(account),
                post.wording(),
                post.at(),
                null,
                LatePolicy.NEXT_SLOT,
                false,
                false,
                post.places());
    }

    /** A post without a written id. */
    public static Post unnamed(String text) {
        Wording wording = new Wording(text);
        return new Post(
                wording.derivedId(),
                false,
                List.of(ACME),
                wording,
                null,
                null,
                LatePolicy.NEXT_SLOT,
                false,
                false,
                places(text));
    }

    private static PostPositions places(String of) {
        int line = Math.floorMod(of.hashCode(), 1000) + 1;
        return new PostPositions(new FilePosition("queue/posts.yaml", line, 3), Map.of());
    }
}
