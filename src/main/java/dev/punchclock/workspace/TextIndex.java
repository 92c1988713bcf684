package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was said on which account, so that a text with the same gist is found. A gist is worked out only where a second
 * text has the same sketch: this is asked of every post at every start.
 *
 * @param <T> what said it
 */
final class TextIndex<T> {
    private final Map<String, Saying<T>> firstBySketch = new HashMap<>();
    private final Set<String> sketchesOfSeveral = new HashSet<>();
    /** What has one of those sketches. */
    private final Map<String, T> byGist = new HashMap<>();

    private record Saying<T>(String where, Wording wording, T by) {
        String gist() {
            return where + "\n" + wording.gist();
        }

        String sketch() {
            return where + "\n" + wording.sketch();
        }
    }

    /** Where two say the same, the first stays, and is the answer; empty for who is the first. */
    Optional<T> add(AccountName account, Wording wording, T by) {
        return add(account.value(), wording, by);
    }

    /** The same for a place that is wider than an account. */
    Optional<T> add(String where, Wording wording, T by) {
        Saying<T> saying = new Saying<>(where, wording, by);
        String sketch = saying.sketch();
        if (firstBySketch.putIfAbsent(sketch, saying) == null) {
            return Optional.empty();
        }
        tellApart(sketch);
        return Optional.ofNullable(byGist.putIfAbsent(saying.gist(), by));
    }

    private void tellApart(String sketch) {
        Saying<T> first = firstBySketch.get(sketch);
        if (first != null && sketchesOfSeveral.add(sketch)) {
            byGist.putIfAbsent(first.gist(), first.by());
        }
    }
}
