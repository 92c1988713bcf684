package dev.punchclock.network.rehearsal;

import dev.punchclock.account.Account;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.network.TextRules;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rehearsal network takes: 500 characters, as a reader counts them. */
public final class RehearsalLimits implements TextLimits {
    private static final int MAX = 500;
    private static final Pattern POST = Pattern.compile("file:.*/([^/]+)\\.md#(r\\d+)");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

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
        return TextRules.objection(wording).or(() -> tooLong(wording.text()));
    }

    /** A post in a file of ours; or any address of the web, for there is no other way to post by hand here. */
    @Override
    public Optional<PostLink> post(Account account, String address) {
        Matcher parts = POST.matcher(address);
        if (!parts.matches()) {
            return address.startsWith("file:") ? Optional.empty() : TextLimits.super.post(account, address);
        }
        boolean isOurs = parts.group(1).equals(account.name().value());
        return Optional.of(new PostLink(
                parts.group(2), address, null, isOurs ? key(account).handle() : parts.group(1)));
    }

    private static Optional<TextObjection> tooLong(String text) {
        if (text.length() <= MAX) {
            return Optional.empty(); // each grapheme has at least one code unit
        }
        long length = GRAPHEME.matcher(text).results().count();
        return length <= MAX
                ? Optional.empty()
                : Optional.of(new TextObjection(
                        "the text is %d long; rehearsal allows %d".formatted(length, MAX),
                        "shorten it by %d".formatted(length - MAX)));
    }

    @Override
    public Duration attempt() {
        return Duration.ofSeconds(10);
    }

    /** Its file shows at once what it took. */
    @Override
    public Duration settle() {
        return Duration.ofMinutes(1);
    }
}
