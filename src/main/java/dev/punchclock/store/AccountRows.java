package dev.punchclock.store;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.ledger.Upload;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The small tables with what is known of each account. Words are known by their hashes, as in all of the projection. */
final class AccountRows {
    private static final String BARE = "select account, since, until, note from busy";
    private static final String REASONS =
            "select b.account, b.since, b.until, w.body from busy b left join words w on w.hash = b.note";

    private final SqliteDatabase database;

    AccountRows(SqliteDatabase database) {
        this.database = database;
    }

    Map<AccountName, Appointment> appointments() throws SQLException {
        Map<AccountName, Appointment> found = new HashMap<>();
        database.each("select account, post, slot, not_after, inputs from appointments", row -> {
            AccountName account = new AccountName(row.getString(1));
            DeliveryId id = new DeliveryId(new PostId(row.getString(2)), account);
            Instant slot = Instant.ofEpochMilli(row.getLong(3));
            Instant notAfter = Instant.ofEpochMilli(row.getLong(4));
            found.put(account, new Appointment(id, slot, notAfter, row.getString(5)));
        });
        return found;
    }

    Map<AccountName, Instant> quiet() throws SQLException {
        Map<AccountName, Instant> found = new HashMap<>();
        database.each(
                "select account, until from quiet",
                row -> found.put(new AccountName(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))));
        return found;
    }

    Map<AccountName, List<ManuallyCountedPost>> byHand() throws SQLException {
        Map<AccountName, List<ManuallyCountedPost>> found = new HashMap<>();
        database.each("select account, at, receipt, link, handle from by_hand order by account, nth", row -> {
            Instant at = Instant.ofEpochMilli(row.getLong(2));
            String handle = row.getString(5);
            found.computeIfAbsent(new AccountName(row.getString(1)), a -> new ArrayList<>())
                    .add(new ManuallyCountedPost(
                            new Receipt(row.getString(3), row.getString(4), at),
                            handle == null ? null : new AccountKey(handle)));
        });
        return found;
    }

    /** What each name stood for last. */
    Map<AccountName, AccountKey> handles() throws SQLException {
        Map<AccountName, AccountKey> found = new HashMap<>();
        database.each(
                "select account, handle from handles",
                row -> found.put(new AccountName(row.getString(1)), new AccountKey(row.getString(2))));
        return found;
    }

    /** The user of its network to whom each handle belongs. */
    Map<AccountKey, String> users() throws SQLException {
        Map<AccountKey, String> found = new HashMap<>();
        database.each(
                "select handle, id from users", row -> found.put(new AccountKey(row.getString(1)), row.getString(2)));
        return found;
    }

    Set<AccountName> paused() throws SQLException {
        return new HashSet<>(database.all("select account from paused", row -> new AccountName(row.getString(1))));
    }

    /** @param words whether the reasons themselves are wanted, or their hashes */
    Map<AccountName, ManualClosing> closings(boolean words) throws SQLException {
        Map<AccountName, ManualClosing> found = new HashMap<>();
        database.each(words ? REASONS : BARE, row -> {
            Instant since = Instant.ofEpochMilli(row.getLong(2));
            Long until = SqliteDatabase.number(row, 3);
            Instant end = until == null ? null : Instant.ofEpochMilli(until);
            found.put(new AccountName(row.getString(1)), new ManualClosing(since, end, row.getString(4)));
        });
        return found;
    }

    Map<AccountName, RecordedClockDifference> clocks() throws SQLException {
        Map<AccountName, RecordedClockDifference> found = new HashMap<>();
        database.each(
                "select account, ahead, at from clocks",
                row -> found.put(
                        new AccountName(row.getString(1)),
                        new RecordedClockDifference(
                                Duration.ofMillis(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3)))));
        return found;
    }

    List<Upload> uploads() throws SQLException {
        return database.all(
                "select handle, sha256, id, good_until from uploads order by nth",
                row -> new Upload(
                        new AccountKey(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4))));
    }

    /** Writes what is another about this account. */
    void follow(AccountName account, LedgerState before, LedgerState after) throws SQLException {
        Optional<Appointment> appointment = after.appointment(account);
        if (!appointment.equals(before.appointment(account))) {
            database.change("delete from appointments where account = ?", account.value());
            if (appointment.isPresent()) {
                add(account, appointment.get());
            }
        }
        Instant quiet = after.quiet().get(account);
        if (quiet != null && !quiet.equals(before.quiet().get(account))) {
            database.change("insert or replace into quiet values (?, ?)", account.value(), quiet.toEpochMilli());
        }
        boolean isPaused = after.paused().contains(account);
        if (isPaused != before.paused().contains(account)) {
            String change = isPaused ? "insert into paused values (?)" : "delete from paused where account = ?";
            database.change(change, account.value());
        }
        AccountKey handle = after.handles().get(account);
        if (handle != null && !handle.equals(before.handles().get(account))) {
            database.change("insert or replace into handles values (?, ?)", account.value(), handle.value());
        }
        if (!after.users().equals(before.users())) {
            followUsers(after);
        }
        if (!after.uploads().equals(before.uploads())) {
            followUploads(after);
        }
        followByHand(account, before, after);
        follow(account, before.clock(account), after.clock(account));
        ManualClosing closing = after.closings().get(account);
        if (closing != null && !closing.equals(before.closings().get(account))) {
            Instant until = closing.until();
            database.change(
                    "insert or replace into busy (account, since, until, note) values (?, ?, ?, ?)",
                    account.value(),
                    closing.from().toEpochMilli(),
                    until == null ? null : until.toEpochMilli(),
                    closing.reason());
        }
    }

    private void followUsers(LedgerState after) throws SQLException {
        database.change("delete from users");
        for (Map.Entry<AccountKey, String> user : after.users().entrySet()) {
            database.change("insert into users values (?, ?)", user.getKey().value(), user.getValue());
        }
    }

    private void followUploads(LedgerState after) throws SQLException {
        database.change("delete from uploads");
        int nth = 0;
        for (Upload upload : after.uploads()) {
            database.change(
                    "insert into uploads values (?, ?, ?, ?, ?)",
                    nth++,
                    upload.owner().value(),
                    upload.sha256(),
                    upload.id(),
                    upload.goodUntil().toEpochMilli());
        }
    }

    /** They are few, and one may go from among them. */
    private void followByHand(AccountName account, LedgerState before, LedgerState after) throws SQLException {
        List<ManuallyCountedPost> posts = after.byHand().getOrDefault(account, List.of());
        if (posts.equals(before.byHand().getOrDefault(account, List.of()))) {
            return;
        }
        database.change("delete from by_hand where account = ?", account.value());
        for (int nth = 0; nth < posts.size(); nth++) {
            ManuallyCountedPost post = posts.get(nth);
            database.change(
                    "insert into by_hand (account, nth, at, receipt, link, handle) values (?, ?, ?, ?, ?, ?)",
                    account.value(),
                    nth,
                    post.at().toEpochMilli(),
                    post.receipt().id(),
                    post.receipt().link(),
                    post.key() == null ? null : post.key().value());
        }
    }

    private void follow(
            AccountName account, Optional<RecordedClockDifference> before, Optional<RecordedClockDifference> after)
            throws SQLException {
        if (after.equals(before)) {
            return;
        }
        database.change("delete from clocks where account = ?", account.value());
        if (after.isPresent()) {
            database.change(
                    "insert into clocks values (?, ?, ?)",
                    account.value(),
                    after.get().ahead().toMillis(),
                    after.get().at().toEpochMilli());
        }
    }

    private void add(AccountName account, Appointment appointment) throws SQLException {
        database.change(
                "insert into appointments values (?, ?, ?, ?, ?)",
                account.value(),
                appointment.delivery().post().value(),
                appointment.slot().toEpochMilli(),
                appointment.notAfter().toEpochMilli(),
                appointment.inputs());
    }
}
