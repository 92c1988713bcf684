package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.post.DeliveryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds entries to a state, one after the other: what each changes is said here and nowhere else. */
final class LedgerFold {
    private final LedgerState before;
    private long entries;
    private Instant lastAt;
    private String folder;
    private final Map<DeliveryId, Delivery> changed = new HashMap<>();
    private final Map<AccountName, Appointment> appointments;
    private final Map<AccountName, Instant> quiet;
    private final Map<AccountName, List<ManuallyCountedPost>> byHand;
    private final Set<AccountName> paused;
    private final Map<AccountName, ManualClosing> closings;
    private final Map<AccountName, AccountKey> handles;
    private final Map<AccountKey, String> users;
    private final Map<AccountName, RecordedClockDifference> clocks;
    private final List<Upload> uploads;

    LedgerFold(LedgerState state) {
        before = state;
        entries = state.entries();
        lastAt = state.lastAt();
        folder = state.folder();
        appointments = new HashMap<>(state.appointments());
        quiet = new HashMap<>(state.quiet());
        byHand = new HashMap<>(state.byHand());
        paused = new HashSet<>(state.paused());
        closings = new HashMap<>(state.closings());
        handles = new HashMap<>(state.handles());
        users = new HashMap<>(state.users());
        clocks = new HashMap<>(state.clocks());
        uploads = new ArrayList<>(state.uploads());
    }

    LedgerFold add(List<Entry> more) {
        more.forEach(this::add);
        return this;
    }

    private void add(Entry entry) {
        DeliveryId id = entry.fact().delivery();
        if (id != null) {
            Delivery known = find(id);
            changed.put(id, known == null ? Delivery.first(id, entry) : known.after(entry));
            moveDoubts(entry.fact().doubtOf(), id);
        }
        addToAccounts(entry);
    }

    private void addToAccounts(Entry entry) {
        entries++;
        boolean clockIsConfirmed = entry.fact().kind() == EntryKind.ADOPTED;
        lastAt = clockIsConfirmed || entry.at().isAfter(lastAt) ? entry.at() : lastAt;
        EntryBody fact = entry.fact();
        DeliveryId id = fact.delivery();
        AccountName account = fact.account();
        AccountKey key = fact.key();
        if (account != null && key != null && fact.kind() != EntryKind.UNCOUNTED) { // it speaks of the past
            handles.put(account, key);
        }
        if (id != null) {
            appoint(id, entry);
        } else if (account != null) {
            note(account, entry);
        } else if (fact.kind() == EntryKind.OPENED || fact.kind() == EntryKind.ADOPTED) {
            folder = fact.detail(EntryBody.FILE);
        } else if (fact.kind() != EntryKind.ABSENT && fact.kind() != EntryKind.FORGOTTEN) { // these change no standing
            throw new IllegalStateException("entry " + entry.number() + ": what is it about?");
        }
    }

    private @Nullable Delivery find(DeliveryId id) {
        Delivery delivery = changed.get(id);
        return delivery != null ? delivery : before.find(id);
    }

    /** A doubt is in one place: it would count twice. */
    private void moveDoubts(@Nullable DeliveryId from, DeliveryId to) {
        Delivery earlier = from == null ? null : find(from);
        if (from != null && earlier != null) {
            changed.computeIfPresent(to, (id, delivery) -> delivery.inDoubtAs(earlier));
            changed.put(from, earlier.withoutDoubts());
        }
    }

    private void appoint(DeliveryId id, Entry entry) {
        EntryBody fact = entry.fact();
        Instant slot = fact.slot();
        Instant until = fact.until();
        if (fact.kind() == EntryKind.APPOINTED && slot != null && until != null) {
            appointments.put(id.account(), new Appointment(id, slot, until, fact.detail(EntryBody.INPUTS)));
        } else if (fact.kind() != EntryKind.EDITED && fact.kind() != EntryKind.FILED && isAppointed(id)) {
            appointments.remove(id.account());
        }
        if (fact.kind() == EntryKind.THROTTLED && until != null) {
            quiet.put(id.account(), until);
        }
    }

    private boolean isAppointed(DeliveryId id) {
        Appointment standing = appointments.get(id.account());
        return standing != null && standing.delivery().equals(id);
    }

    private void note(AccountName account, Entry entry) {
        EntryBody fact = entry.fact();
        switch (fact.kind()) {
            case PAUSED -> paused.add(account);
            case RESUMED -> paused.remove(account);
            case BUSY -> close(account, entry);
            case FREE -> open(account, entry.at());
            case COUNTED, UNCOUNTED -> count(account, entry);
            case CLOCK -> {
                RecordedClockDifference noted = fact.difference(entry.at());
                clocks.compute(account, (name, before) -> noted.isTold() ? noted : null); // or they agree again
            }
            case IDENTIFIED -> identify(Objects.requireNonNull(fact.key()), fact.detail(EntryBody.USER));
            case UPLOADED -> keep(fact.upload(entry.at()), entry.at());
            default -> throw new IllegalStateException("entry " + entry.number() + ": about which post?");
        }
    }

    /** What the networks have forgotten by then is forgotten here as well. */
    private void keep(Upload upload, Instant now) {
        uploads.removeIf(each ->
                each.isOf(upload.owner(), upload.sha256()) || each.goodUntil().isBefore(now));
        uploads.add(upload);
    }

    private void identify(AccountKey key, String user) {
        if (user.isEmpty()) {
            users.remove(key);
        } else {
            users.put(key, user);
        }
    }

    private void count(AccountName account, Entry entry) {
        EntryBody fact = entry.fact();
        List<ManuallyCountedPost> all = new ArrayList<>(byHand.getOrDefault(account, List.of()));
        ManuallyCountedPost post = new ManuallyCountedPost(fact.receipt(entry.at()), fact.key());
        if (fact.kind() == EntryKind.COUNTED) {
            all.add(post);
        } else if (!all.remove(post)) {
            throw new IllegalStateException("entry " + entry.number() + ": it was never counted");
        }
        if (all.isEmpty()) {
            byHand.remove(account);
        } else {
            byHand.put(account, List.copyOf(all));
        }
    }

    /** Replaces what was closed before. A slot that was appointed into this time is free again: it missed nothing. */
    private void close(AccountName account, Entry entry) {
        EntryBody fact = entry.fact();
        Instant from = fact.slot() == null ? entry.at() : fact.slot();
        ManualClosing closing = new ManualClosing(from, fact.until(), fact.note());
        closings.put(account, closing);
        Appointment standing = appointments.get(account);
        if (standing != null && closing.contains(standing.slot())) {
            appointments.remove(account);
        }
    }

    /** The slot that was appointed after the closed time goes too: there may be an earlier one now. */
    private void open(AccountName account, Instant at) {
        closings.computeIfPresent(account, (name, closing) -> closing.openedAt(at));
        appointments.remove(account);
    }

    LedgerState done() {
        return new LedgerState(
                entries,
                lastAt,
                folder,
                before.deliveries.with(changed),
                before.finished,
                before.asked,
                appointments,
                quiet,
                byHand,
                paused,
                closings,
                new KnownHandles(handles),
                users,
                clocks,
                uploads);
    }
}
