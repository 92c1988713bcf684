package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.network.Network;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.Answer.Result;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A second look where there is no ledger to keep two machines apart: two jobs with one key may have asked the network at
 * the same moment, and both have found nothing.
 */
final class Twins {
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private Twins() {}

    /** The answer, as the network's record of the last minutes bears it out. */
    static Answer compared(Answer answer, Workspace workspace, Post post, Desk desk, Network network, Instant now) {
        if (answer.result() != Result.SENT && answer.result() != Result.NETWORK) {
            return answer;
        }
        List<Receipt> same = look(workspace, post, desk, network, now);
        if (answer.result() == Result.NETWORK && !same.isEmpty()) {
            return Answer.sent(Result.SENT_BEFORE, answer.account(), same.get(0), "");
        }
        if (answer.result() == Result.SENT && same.size() > 1) {
            List<String> links =
                    same.stream().map(Receipt::link).filter(Objects::nonNull).toList();
            return Answer.no(
                    Result.UNKNOWN,
                    answer.account(),
                    "two jobs sent it at the same moment, and it stands there twice: " + String.join(", ", links),
                    "take one of them back, and let one job post at a time");
        }
        return answer;
    }

    private static List<Receipt> look(Workspace workspace, Post post, Desk desk, Network network, Instant now) {
        Book book;
        try {
            book = Recollection.of(workspace, desk, network, now).book();
        } catch (Stopped cannotBeAsked) {
            return List.of();
        }
        String gist = post.wording().gist();
        return book.deliveries().stream()
                .filter(other -> gist.equals(new Wording(Objects.requireNonNullElse(other.text(), "")).gist()))
                .map(Delivery::receipt)
                .flatMap(receipt -> Optional.ofNullable(receipt).stream())
                .filter(receipt -> receipt.at().isAfter(now.minus(AT_ONCE)))
                .toList();
    }
}
