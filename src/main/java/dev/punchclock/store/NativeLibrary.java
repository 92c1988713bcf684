package dev.punchclock.store;

import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite's own code. Unless it lies ready, its driver unpacks it at every start, which takes as long as all the rest. */
public final class NativeLibrary {
    private NativeLibrary() {}

    /** Brings the driver in. What goes wrong here goes wrong again when the ledger is opened, and is told there. */
    public static synchronized void bringIn() {
        try (Connection inMemory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
            inMemory.createStatement().close();
        } catch (SQLException | LinkageError e) {
            // told when the ledger is opened
        }
    }

    /** Waits for a driver that is being brought in: two threads at once would do all of it twice. */
    static synchronized void await() {}

    /**
     * A connection.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when the driver could not be unpacked
     */
    static Connection connect(SQLiteConfig config, String url) throws SQLException {
        try {
            return config.createConnection(url);
        } catch (UnsatisfiedLinkError missing) {
            throw unpackedNowhere();
        } catch (SQLException e) {
            if (e.getCause() instanceof NativeLibraryNotFoundException && !FileHandleExhaustion.ranOut(e)) {
                throw unpackedNowhere();
            }
            throw e;
        }
    }

    private static ProblemException unpackedNowhere() {
        String temporary = System.getProperty("java.io.tmpdir", "/tmp");
        return TemporaryFolder.unusable(System.getProperty("org.sqlite.tmpdir", temporary));
    }

    /**
     * Unpacks it to where the driver has been told to look first ({@code org.sqlite.lib.path}). Does nothing when it has
     * not been told, or has none for this machine: the driver then finds its own way.
     */
    public static void unpack() throws IOException {
        String folder = System.getProperty("org.sqlite.lib.path", "");
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library != null && !folder.isEmpty()) {
                Files.copy(library, Path.of(folder, name));
            }
        }
    }
}
