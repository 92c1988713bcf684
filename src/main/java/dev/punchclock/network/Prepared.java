package dev.punchclock.network;

import dev.punchclock.account.Account;
import dev.punchclock.post.Wording;
import java.util.List;
import java.util.Map;

/**
 * A delivery that is ready to be sent: whatever had to be uploaded is uploaded.
 *
 * @param parts what it says; more than one for a thread
 * @param published the proofs of the first parts, which are published already: each part answers the one before
 * @param uploads the network's own ids of its pictures, by the hash of each
 */
public record Prepared(Account account, List<Wording> parts, List<Receipt> published, Map<String, String> uploads)
        implements Preparation {
    public Prepared {
        parts = List.copyOf(parts);
        published = List.copyOf(published);
        uploads = Map.copyOf(uploads);
    }

    /** Of which nothing is published yet, and nothing need be uploaded. */
    public Prepared(Account account, Wording wording) {
        this(account, wording.parts(), List.of(), Map.of());
    }

    /** The same, when its first parts are published. */
    public Prepared after(List<Receipt> first) {
        return new Prepared(account, parts, first, uploads);
    }

    /** The words of one part, counted from 0. */
    public String text(int part) {
        return parts.get(part).text();
    }
}
