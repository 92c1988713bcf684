package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Queue files in which all is done: every post is published, on every account that it names, stands as it was published, and
 * has nothing against it. Whoever asks what is to come need not read them, which with ten years of posts is nearly all
 * there is.
 *
 * <p>That was so after one entry of the ledger. It still is while the files are the same, the accounts are, nothing was
 * written about one of the posts, and no other post has an id or a text of theirs; else the file is read. Of ids and
 * texts only numbers are kept: where two are alike by chance, a file is read that need not be.
 *
 * @param head the entry after which it was so
 * @param accounts what the accounts of the workspace were
 * @param files by name
 */
public record SettledFiles(Head head, String accounts, SortedMap<String, Numbers> files) {
    public static final SettledFiles NONE = new SettledFiles(new Head("", 0, Instant.EPOCH), "", new TreeMap<>());

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    public SettledFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Numbers made of the ids and of the gists of a file's posts, in order. */
    public static final class Numbers {
        private final long[] ids;
        private final long[] gists;

        public Numbers(long[] ids, long[] gists) {
            this.ids = ids.clone();
            this.gists = gists.clone();
        }

        static Numbers of(Collection<Post> posts) {
            return new Numbers(
                    numbers(posts.stream().map(post -> post.id().value()).toList()),
                    numbers(posts.stream().map(post -> post.wording().gist()).toList()));
        }

        public long[] ids() {
            return ids.clone();
        }

        public long[] gists() {
            return gists.clone();
        }

        private boolean hasOneOf(Numbers others) {
            return haveOneOf(ids, others.ids) || haveOneOf(gists, others.gists);
        }

        private static boolean haveOneOf(long[] numbers, long[] others) {
            for (long other : others) {
                if (Arrays.binarySearch(numbers, other) >= 0) {
                    return true;
                }
            }
            return false;
        }

        private static long[] numbers(List<String> words) {
            long[] numbers = new long[words.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(words.get(i));
            }
            Arrays.sort(numbers);
            return numbers;
        }

        private static long number(String word) {
            long number = word.length();
            for (int i = 0; i < word.length(); i++) {
                number = (number ^ word.charAt(i)) * SPREAD;
                number ^= number >>> 32;
            }
            return number;
        }
    }

    /**
     * Of these files, those that must be read after all.
     *
     * @param read the workspace with the posts of all other files
     * @param changed the posts about which something was written since; empty where nobody knows
     */
    public Set<String> doubtful(Workspace read, Optional<Set<PostId>> changed) {
        if (changed.isEmpty() || !accounts.equals(accounts(read))) {
            return files.keySet();
        }
        return colliding(files, read, read.written(), changed.get());
    }

    /**
     * These, and what is settled by now of the files that were read.
     *
     * @param read the workspace with the posts of all other files
     * @param problems all that there is to say of them
     * @param ledgerState as it stands after {@code end}
     * @param changed the posts about which something was written since {@link #head}
     */
    public SettledFiles with(
            Workspace read, List<Problem> problems, LedgerState ledgerState, Head end, Set<PostId> changed) {
        Map<String, List<Post>> byFile = new LinkedHashMap<>();
        for (Post post : read.queue()) {
            byFile.computeIfAbsent(post.places().file(), name -> new ArrayList<>())
                    .add(post);
        }
        for (Problem problem : problems) {
            FilePosition place = problem.place();
            if (place != null) {
                byFile.remove(place.file());
            }
        }
        Set<PostId> open = new HashSet<>();
        ledgerState.inHand().forEach(delivery -> open.add(delivery.id().post()));
        byFile.values().removeIf(posts -> !posts.stream().allMatch(post -> isSettled(post, read, ledgerState, open)));
        SortedMap<String, Numbers> all = new TreeMap<>();
        byFile.forEach((name, posts) -> all.put(name, Numbers.of(posts)));
        Set<String> apart = new HashSet<>();
        while (apart.addAll(colliding(all, read, others(read, all.keySet()), Set.of()))) {
            all.keySet().removeAll(apart);
        }
        Set<String> noMore = files.isEmpty() ? Set.of() : doubtful(read, Optional.of(changed));
        files.forEach((name, numbers) -> {
            if (!noMore.contains(name)) {
                all.put(name, numbers);
            }
        });
        return new SettledFiles(end, accounts(read), all);
    }

    /** Whether nothing can come of it, whatever the clock says. */
    private static boolean isSettled(Post post, Workspace workspace, LedgerState ledgerState, Set<PostId> open) {
        if (post.draft() || open.contains(post.id())) {
            return false;
        }
        for (AccountName account : post.to()) {
            AccountContext context = workspace.contexts().get(account);
            Delivery delivery = context == null ? null : ledgerState.find(post.id(), context.owner());
            if (delivery == null
                    || !delivery.id().equals(new DeliveryId(post.id(), account))
                    || delivery.state() != DeliveryState.SENT
                    || !delivery.isOver()
                    || !delivery.file().equals(post.places().file())
                    || (delivery.text() != null && !delivery.says(post.wording()))) {
                return false;
            }
        }
        return true;
    }

    private static List<Post> others(Workspace read, Set<String> files) {
        return read.written().stream()
                .filter(post -> !files.contains(post.places().file()))
                .toList();
    }

    /** Those of the files in which a post has the id of one of these, or says the same where that may matter. */
    private static Set<String> colliding(
            SortedMap<String, Numbers> files, Workspace workspace, List<Post> posts, Set<PostId> changed) {
        boolean texts = new CrossPosting(workspace).isPossible();
        List<String> ids = new ArrayList<>();
        posts.forEach(post -> ids.add(post.id().value()));
        changed.forEach(post -> ids.add(post.value()));
        Numbers theirs = new Numbers(
                Numbers.numbers(ids),
                Numbers.numbers(
                        texts
                                ? posts.stream()
                                        .map(post -> post.wording().gist())
                                        .toList()
                                : List.of()));
        Set<String> colliding = new HashSet<>();
        files.forEach((name, numbers) -> {
            if (numbers.hasOneOf(theirs)) {
                colliding.add(name);
            }
        });
        return colliding;
    }

    /** Of whom a name speaks: what was published on an account is published there as long as it is that one. */
    private static String accounts(Workspace workspace) {
        StringBuilder all = new StringBuilder();
        workspace
                .contexts()
                .forEach((name, context) -> all.append(name)
                        .append('=')
                        .append(context.owner().key())
                        .append('\n'));
        return all.toString();
    }
}
