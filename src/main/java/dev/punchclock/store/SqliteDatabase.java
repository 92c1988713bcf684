package dev.punchclock.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** One connection to one file. Not for two threads at once. */
final class SqliteDatabase implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private SqliteDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Makes one value of the row on which the rows stand. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at the row on which the rows stand. */
    @FunctionalInterface
    interface Look {
        void at(ResultSet row) throws SQLException;
    }

    /** What is done inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Opens a file that is there; never makes one. */
    static SqliteDatabase open(Path file, StorageSettings settings) throws SQLException {
        NativeLibrary.await();
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout((int) settings.patience().toMillis());
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(
                settings.durable() ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.OFF);
        config.enforceForeignKeys(true);
        // What is erased, also by SQLite itself when it moves rows, is overwritten and not only marked as free.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        // As a URI, because the driver reads settings out of a plain path with a question mark in it.
        return new SqliteDatabase(NativeLibrary.connect(config, "jdbc:sqlite:" + file.toUri()));
    }

    /** An empty one in memory, to compare with. */
    static SqliteDatabase inMemory() throws SQLException {
        return new SqliteDatabase(NativeLibrary.connect(new SQLiteConfig(), "jdbc:sqlite::memory:"));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    void change(String sql, @Nullable Object... values) throws SQLException {
        try {
            prepared(sql, values).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    /** As {@link #change}, for what SQLite refuses while any other statement is kept. */
    void changeAlone(String sql, @Nullable Object... values) throws SQLException {
        for (PreparedStatement kept : statements.values()) {
            kept.close();
        }
        statements.clear();
        change(sql, values);
    }

    void each(String sql, Look look, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            while (rows.next()) {
                look.at(rows);
            }
        } catch (SQLException e) {
            forget(sql);
            throw e;
        }
    }

    <T> List<T> all(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        each(sql, rows -> found.add(row.read(rows)), values);
        return found;
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        return all(sql, row, values).stream().findFirst();
    }

    /** Everything of {@code work}, or nothing: what it throws undoes it. */
    <T> T transaction(String begin, Work<T> work) throws SQLException {
        run(begin);
        boolean done = false;
        try {
            T result = work.run();
            run("commit");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** What {@link ResultSet#getString} says, null too, in a third of the time: that asks SQLite for the type of each first. */
    @SuppressWarnings("NullAway") // as there
    static String text(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** A statement that failed half-way cannot be used again. */
    private void forget(String sql) throws SQLException {
        PreparedStatement statement = statements.remove(sql);
        if (statement != null) {
            statement.close();
        }
    }

    private void rollback() {
        try {
            run("rollback");
        } catch (SQLException e) {
            // The database has undone it already, as it does when the disk is full.
        }
    }
}
