package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each name of an account stood for last, so that an account is known under its earlier names too. */
final class KnownHandles {
    /** What a receipt of X says of its handle: entries of older versions have nothing else that does. */
    private static final Pattern X_LINK = Pattern.compile("https://x\\.com/(\\w+)/status/\\d+");

    private final Map<AccountName, AccountKey> byName;

    KnownHandles(Map<AccountName, AccountKey> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    Map<AccountName, AccountKey> byName() {
        return byName;
    }

    /** The names under which this account may stand in entries: its own first, then earlier ones. */
    List<AccountName> names(EntryOwner owner) {
        List<AccountName> names = new ArrayList<>();
        byName.forEach((name, key) -> {
            if (key.equals(owner.key()) && !name.equals(owner.name())) {
                names.add(name);
            }
        });
        Collections.sort(names);
        names.add(0, owner.name());
        return names;
    }

    /** Whether this delivery is of this account: by the handle it was claimed for, else by its name. */
    boolean owns(EntryOwner owner, Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        AccountName name = delivery.id().account();
        if (claim == null || claim.owner() != null) {
            return owns(owner, name, claim == null ? null : claim.owner());
        }
        String link = delivery.receipt() == null ? null : delivery.receipt().link();
        return owns(owner, name, null) || (link != null && owner.key().equals(keyIn(link)));
    }

    /** The same for what counts. */
    boolean owns(EntryOwner owner, CountedDelivery counted) {
        return owns(owner, counted.id().account(), counted.key())
                || (counted.link() != null && owner.key().equals(keyIn(counted.link())));
    }

    /** @param key what the entry says; null for one of an older version, where the name stands for it */
    boolean owns(EntryOwner owner, AccountName name, @Nullable AccountKey key) {
        return key != null
                ? key.equals(owner.key())
                : name.equals(owner.name()) || owner.key().equals(byName.get(name));
    }

    private static @Nullable AccountKey keyIn(String link) {
        Matcher handle = X_LINK.matcher(link);
        return handle.matches() ? AccountKey.of("x", null, handle.group(1).toLowerCase(Locale.ROOT)) : null;
    }
}
