package dev.punchclock.network.x;

import dev.punchclock.account.Account;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.TextRules;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What X takes from an account that pays for nothing: a weighted length of 280, and one cashtag.
 *
 * @see <a href="https://docs.x.com/x-api/posts/create-post">X: create a post</a>
 * @see <a href="https://help.x.com/en/rules-and-policies/x-automation">X's rules for automation: no post twice, nor on
 *     several accounts</a>
 */
public final class XLimits implements TextLimits {
    private static final int MAX = 280;

    @Override
    public String network() {
        return "x";
    }

    @Override
    public Optional<PostLink> post(Account account, String address) {
        return XPostUrl.read(address, account.handle());
    }

    @Override
    public String example(Account account) {
        return XPostUrl.of(account.handle(), "1234567890123456789");
    }

    @Override
    public Optional<TextObjection> objection(Wording wording) {
        return TextRules.objection(wording).or(() -> tooLong(wording.text())).or(() -> cashtags(wording.text()));
    }

    /** A later part of a thread answers the part before it. */
    @Override
    public List<TextObjection> warnings(Wording wording) {
        String text = wording.parts().get(0).text();
        return mayBeAnswer(text)
                ? CashtagsAndMentions.answered(text).map(XLimits::answer).stream()
                        .toList()
                : List.of();
    }

    @Override
    public Optional<TextObjection> sameOnTwoAccounts() {
        return Optional.of(new TextObjection(
                "X forbids one text on several accounts", "write a post of its own for each account, in other words"));
    }

    private static boolean mayBeAnswer(String text) {
        boolean plain = !text.isEmpty() && text.charAt(0) != '@' && text.charAt(0) <= '~';
        return !plain && (text.indexOf('@') >= 0 || text.indexOf('＠') >= 0);
    }

    private static TextObjection answer(String user) {
        return new TextObjection(
                "it begins with @" + user + ": X takes it for an answer, and refuses it unless @" + user
                        + " has written to the account",
                "let it begin with another word");
    }

    private static Optional<TextObjection> cashtags(String text) {
        List<String> tags = mayHaveCashtags(text) ? CashtagsAndMentions.cashtags(text) : List.of();
        return tags.size() < 2
                ? Optional.empty()
                : Optional.of(new TextObjection(
                        "the text has %d cashtags (%s); X allows 1".formatted(tags.size(), String.join(", ", tags)),
                        "keep one of them; the others can do without their $"));
    }

    private static Optional<TextObjection> tooLong(String text) {
        if (WeightedLengthBound.of(text) <= MAX) {
            return Optional.empty();
        }
        int length = WeightedLength.of(text);
        return length <= MAX
                ? Optional.empty()
                : Optional.of(new TextObjection(
                        "the text is %d long; X allows %d".formatted(length, MAX),
                        "shorten it by %d".formatted(length - MAX)));
    }

    /** Whether a letter follows on two of the signs: most posts have none, and need not wait for the library. */
    private static boolean mayHaveCashtags(String text) {
        int signs = 0;
        for (int i = text.indexOf('$'); i >= 0 && i + 1 < text.length(); i = text.indexOf('$', i + 1)) {
            signs += Character.isLetter(text.charAt(i + 1)) ? 1 : 0;
        }
        return signs > 1;
    }

    @Override
    public Duration attempt() {
        return Duration.ofSeconds(30);
    }

    /** X promises nothing. Lists that were minutes late have been seen. */
    @Override
    public Duration settle() {
        return Duration.ofMinutes(15);
    }
}
