package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.network.TextObjection;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds one text on two accounts of a network whose rules forbid that: in one post, or in two. */
final class CrossPosting {
    private record Said(Post post, AccountName account) {}

    /** Of each account that is not alone on such a network, what the network has to say. */
    private final SortedMap<AccountName, Rule> rules = new TreeMap<>();

    private final Map<String, TextIndex<Said>> byNetwork = new HashMap<>();

    private record Rule(String network, TextObjection objection) {}

    CrossPosting(Workspace workspace) {
        Set<String> networks = new HashSet<>();
        Set<String> ofSeveral = new HashSet<>();
        for (AccountContext context : workspace.contexts().values()) {
            String network = context.account().network();
            if (!networks.add(network)) {
                ofSeveral.add(network);
            }
        }
        for (AccountContext context : workspace.contexts().values()) {
            String network = context.account().network();
            TextObjection no = ofSeveral.contains(network)
                    ? context.limits().sameOnTwoAccounts().orElse(null)
                    : null;
            if (no != null) {
                rules.put(context.account().name(), new Rule(network, no));
            }
        }
    }

    /** Whether there is anything to find. */
    boolean isPossible() {
        return !rules.isEmpty();
    }

    /** Takes note of a post on one of its accounts; a warning where another account of the network says the same. */
    Optional<Problem> add(Post post, AccountName account) {
        Rule rule = rules.get(account);
        if (rule == null) {
            return Optional.empty();
        }
        Said here = new Said(post, account);
        TextIndex<Said> said = byNetwork.computeIfAbsent(rule.network(), network -> new TextIndex<>());
        return said.add(rule.network(), post.wording(), here)
                .filter(first -> !first.account().equals(account) && !QueueRules.farApart(first.post(), post))
                .map(first -> warning(first, here, rule.objection()));
    }

    private static Problem warning(Said first, Said here, TextObjection no) {
        Post post = here.post();
        String where =
                first.post().equals(post) ? "" : " (" + first.post().places().start() + ")";
        return Problem.warning(
                post.places().of(post.says()),
                here.account() + " says the same as " + first.account() + where + ": " + no.what(),
                no.remedy());
    }
}
