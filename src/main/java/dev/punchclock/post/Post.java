package dev.punchclock.post;

import dev.punchclock.account.AccountName;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, to be published once on each account it names.
 *
 * @param id written, or derived from the wording
 * @param idWritten whether a person (or {@code add}) wrote the id
 * @param to in the order written, none twice, never empty
 * @param at when it is pinned, on the wall clock of each account's home zone; null when it floats
 * @param expires the first moment at which it must not go out any more, on the same clock; null for never
 * @param draft never handed in
 * @param repeat may say what the account said before
 * @param places where it stands in the queue
 */
public record Post(
        PostId id,
        boolean idWritten,
        List<AccountName> to,
        Wording wording,
        @Nullable LocalDateTime at,
        @Nullable LocalDateTime expires,
        LatePolicy late,
        boolean draft,
        boolean repeat,
        PostPositions places) {
    public Post {
        to = List.copyOf(to);
    }

    /** The key under which its words stand. */
    public String says() {
        return wording.isThread() ? "thread" : "text";
    }

    /** Whether its file says what becomes of it when it is late. */
    public boolean saysLate() {
        return late != LatePolicy.NEXT_SLOT || places.values().containsKey("late");
    }

    /** This post, pinned to a time. */
    public Post pinnedTo(LocalDateTime time) {
        return new Post(id, idWritten, to, wording, time, expires, late, draft, repeat, places);
    }

    /** This post, for these accounts only. */
    public Post onlyTo(List<AccountName> accounts) {
        return new Post(id, idWritten, accounts, wording, at, expires, late, draft, repeat, places);
    }

    /** This post, standing somewhere else. */
    public Post standingAt(PostPositions elsewhere) {
        return new Post(id, idWritten, to, wording, at, expires, late, draft, repeat, elsewhere);
    }
}
