package dev.punchclock.network;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountKey;
import dev.punchclock.post.Media;
import dev.punchclock.post.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be said on a network, and how long saying it takes. Light: asks nobody, sends nothing. */
public interface TextLimits {
    /** The word for the network in YAML, such as {@code x}. */
    String network();

    /** Whether what is published here reaches nobody: for trying things out. */
    default boolean isRehearsal() {
        return false;
    }

    /** What this account is here, whatever the workspace calls it: two with one key are one account. */
    default AccountKey key(Account account) {
        return AccountKey.ignoringCase(account);
    }

    /**
     * The post to which an address leads; empty where it leads to no post of this network.
     *
     * @param account for which a person gave the address
     */
    default Optional<PostLink> post(Account account, String address) {
        String link = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = link.substring(link.lastIndexOf('/') + 1);
        boolean isId = last.chars().allMatch(Character::isDigit);
        return Optional.of(new PostLink(isId ? last : "", link, null, ""));
    }

    /** What the address of a post of this account looks like, for people. */
    default String example(Account account) {
        return "https://acme.example/1234567890";
    }

    /** Why this text cannot be published here, by the network's own rule; empty when it can. */
    Optional<TextObjection> objection(Wording wording);

    /** What its writer may not expect of this text here, though it can be published. */
    default List<TextObjection> warnings(Wording wording) {
        return List.of();
    }

    /** What is to be said of one text on two accounts; empty where nobody minds. */
    default Optional<TextObjection> sameOnTwoAccounts() {
        return Optional.empty();
    }

    /** Why this picture cannot be published here; empty when it can. A network takes none unless it says so. */
    default Optional<TextObjection> objection(Media media) {
        return Optional.of(new TextObjection(
                "nothing but text can be published on " + network() + " yet", "take the picture out"));
    }

    /** The longest that making ready may take: the uploads of one delivery. Nothing, where nothing is uploaded. */
    default Duration preparation() {
        return Duration.ZERO;
    }

    /** The longest that one attempt may take, from the gate to the last byte of the answer. */
    Duration attempt();

    /**
     * How long after the end of an attempt the network may take to show what it accepted: before, nothing is absent. As
     * long as this where nobody knows better.
     */
    default Duration settle() {
        return Duration.ofMinutes(15);
    }
}
