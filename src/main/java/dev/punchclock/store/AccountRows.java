package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Closing;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Book;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.SQLException;
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

    private final Database database;

    AccountRows(Database database) {
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

    Map<AccountName, List<Instant>> byHand() throws SQLException {
        Map<AccountName, List<Instant>> found = new HashMap<>();
        database.each(
                "select account, at from by_hand order by account, nth",
                row -> found.computeIfAbsent(new AccountName(row.getString(1)), a -> new ArrayList<>())
                        .add(Instant.ofEpochMilli(row.getLong(2))));
        return found;
    }

    Set<AccountName> paused() throws SQLException {
        return new HashSet<>(database.all("select account from paused", row -> new AccountName(row.getString(1))));
    }

    /** @param words whether the reasons themselves are wanted, or their hashes */
    Map<AccountName, Closing> closings(boolean words) throws SQLException {
        Map<AccountName, Closing> found = new HashMap<>();
        database.each(words ? REASONS : BARE, row -> {
            Instant since = Instant.ofEpochMilli(row.getLong(2));
            Long until = Database.number(row, 3);
            Instant end = until == null ? null : Instant.ofEpochMilli(until);
            found.put(new AccountName(row.getString(1)), new Closing(since, end, row.getString(4)));
        });
        return found;
    }

    /** Writes what is another about this account. */
    void follow(AccountName account, Book before, Book after) throws SQLException {
        Optional<Appointment> appointment = after.appointment(account);
        if (!appointment.equals(before.appointment(account))) {
            database.change("delete from appointments where account = ?", account.value());
            if (appointment.isPresent()) {
                add(account, appointment.get());
            }
        }
        Optional<Instant> quiet = after.quietUntil(account);
        if (quiet.isPresent() && !quiet.equals(before.quietUntil(account))) {
            database.change(
                    "insert or replace into quiet values (?, ?)",
                    account.value(),
                    quiet.get().toEpochMilli());
        }
        List<Instant> byHand = after.byHand(account);
        for (int nth = before.byHand(account).size(); nth < byHand.size(); nth++) {
            database.change(
                    "insert into by_hand values (?, ?, ?)",
                    account.value(),
                    nth,
                    byHand.get(nth).toEpochMilli());
        }
        if (after.isPaused(account) != before.isPaused(account)) {
            String change =
                    after.isPaused(account) ? "insert into paused values (?)" : "delete from paused where account = ?";
            database.change(change, account.value());
        }
        Closing closing = after.closings().get(account);
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
