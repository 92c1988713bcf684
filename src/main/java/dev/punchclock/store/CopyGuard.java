package dev.punchclock.store;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.NewerCopyEvidence;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a ledger from publishing that was put back from a backup, copied, or woke on another machine. The ledger says where
 * its file was; its end is noted outside of it before each request that publishes, and beside it. A note is written after
 * the commit that it notes: it may lag behind the ledger, and is never ahead of it.
 */
final class CopyGuard {
    static final String ADOPT = "punchclock adopt, which first asks each network what went out";
    /** On these a file gets another number whenever the disk is mounted. */
    private static final Set<String> NUMBERS_CHANGE = Set.of("vfat", "msdos", "exfat", "9p", "fuse");

    private final SqliteDatabase database;
    private final EntryTable entries;
    private final Path file;
    private final CopyEvidence surroundings;
    /** Outside of the state folder, where there is such a place, and beside the ledger: each must be in its chain. */
    private final List<HeadFile> notes = new ArrayList<>();

    private @Nullable LedgerLocation here;
    private boolean isKept;

    CopyGuard(SqliteDatabase database, Path file, LedgerIdentity identity, CopyEvidence surroundings) {
        this.database = database;
        this.file = file;
        this.surroundings = surroundings;
        entries = new EntryTable(database, file);
        Path outside = surroundings.notes();
        if (outside != null) {
            notes.add(new HeadFile(outside.resolve(identity.workspace()).resolve(identity.id())));
        }
        notes.add(new HeadFile(file.resolveSibling("ledger.head")));
    }

    /** The id under which it publishes since it was adopted as a copy; empty while that is its first one. */
    Optional<String> name() throws SQLException {
        return database.one("select name from location", row -> Optional.ofNullable(row.getString(1)))
                .flatMap(name -> name);
    }

    /** Why nothing may be published from this ledger; empty when it is where it was, and went on. */
    Optional<Problem> objection() throws SQLException {
        if (!surroundings.areCompared()) {
            return Optional.empty();
        }
        LedgerLocation before = row();
        if (before == null) {
            return backwards(); // of an earlier version, or just begun
        }
        LedgerLocation.Change change = here().since(before);
        if (change == LedgerLocation.Change.ANOTHER_MACHINE || change == LedgerLocation.Change.COPIED) {
            return Optional.of(elsewhere(before, change));
        }
        Optional<Problem> backwards = backwards();
        if (backwards.isPresent() || change == LedgerLocation.Change.NONE || numbersChange()) {
            return backwards;
        }
        return Optional.of(problem(
                "this file was put in the place of the ledger that was here; nobody can tell what went out since",
                ADOPT));
    }

    private Problem elsewhere(LedgerLocation before, LedgerLocation.Change change) {
        String whose = before.host().isEmpty() ? before.path() : before.path() + " on " + before.host();
        String what = change == LedgerLocation.Change.COPIED
                ? "this is a copy: the ledger belongs to "
                : "this ledger came from another machine: it belongs to ";
        return problem(what + whose + ", and may still publish there", "to publish from here instead: " + ADOPT);
    }

    private Optional<Problem> backwards() throws SQLException {
        for (HeadFile note : notes) {
            ChainTip noted = note.read().orElse(null); // before the chain is asked: it may grow meanwhile
            if (noted != null && !entries.contains(noted)) {
                long has = entries.tip().map(ChainTip::number).orElse(0L);
                return Optional.of(problem(
                        has < noted.number()
                                ? "this ledger is older than what went out: it has " + has + " entries, and "
                                        + noted.number() + " were noted in " + note.file()
                                : "this ledger is not the one that published last: entry " + noted.number()
                                        + " is not the one noted in " + note.file(),
                        ADOPT));
            }
        }
        return Optional.empty();
    }

    /** What is noted of this ledger, or of one that went further. */
    Optional<NewerCopyEvidence> further() throws SQLException {
        long has = entries.tip().map(ChainTip::number).orElse(0L);
        Instant last = null;
        long most = has;
        for (HeadFile note : notes) {
            Instant at = note.lastClaim().orElse(null);
            last = last == null || (at != null && at.isAfter(last)) ? at : last;
            most = Math.max(most, note.read().map(ChainTip::number).orElse(0L));
        }
        return last == null ? Optional.empty() : Optional.of(new NewerCopyEvidence(last, most - has));
    }

    private boolean numbersChange() {
        try {
            FileStore disk = Files.getFileStore(file);
            return NUMBERS_CHANGE.contains(disk.type()) || disk.type().startsWith("fuse.");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Told inside a transaction of what it will have written.
     *
     * @param end of the chain before; it is on the disk
     * @throws ProblemException with {@link ExitCode#RULE} when something would be claimed that may have gone out
     */
    void writing(List<EntryBody> facts, ChainTip end, Instant now) throws SQLException {
        if (!surroundings.areCompared() || facts.isEmpty()) {
            return;
        }
        Optional<EntryBody> adopted =
                facts.stream().filter(fact -> fact.kind() == EntryKind.ADOPTED).findFirst();
        if (adopted.isPresent()) {
            String name = adopted.get().detail(EntryBody.PUBLISHES_AS);
            write(here(), name.isEmpty() ? name().orElse(null) : name);
            return;
        }
        boolean claims = isClaim(facts);
        if (claims || !isKept) {
            Optional<Problem> objection = objection();
            if (objection.isPresent()) {
                if (claims) {
                    throw new ProblemException(ExitCode.RULE, List.of(objection.get()));
                }
                return;
            }
            keep();
        }
        if (claims && notes.stream().allMatch(note -> note.read().isEmpty())) {
            note(end, now, true); // where that cannot be done, nothing is claimed
        }
    }

    /** A file that is renamed, or whose disk has another number after a restart, is the same. */
    private void keep() throws SQLException {
        isKept = true;
        if (!here().equals(row())) {
            write(here(), name().orElse(null));
        }
    }

    /** What was written is on the disk, up to this end. Says whether that is noted, where it must be. */
    boolean written(List<EntryBody> facts, ChainTip end, Instant now) {
        boolean adopted = facts.stream().anyMatch(fact -> fact.kind() == EntryKind.ADOPTED);
        if (surroundings.areCompared() && adopted) {
            begin(end);
        } else if (surroundings.areCompared() && isClaim(facts)) {
            note(end, now, true);
        } else {
            return facts.isEmpty();
        }
        return true;
    }

    private static boolean isClaim(List<EntryBody> facts) {
        return facts.stream().anyMatch(fact -> fact.kind() == EntryKind.CLAIMED);
    }

    /** Notes this end without waiting for the disk; where that cannot be done now, the note lags behind. */
    void noteInPassing(ChainTip end) {
        try {
            if (surroundings.areCompared() && objection().isEmpty()) {
                note(end, null, false);
            }
        } catch (SQLException | ProblemException later) {
            // before anything is published it is noted for certain
        }
    }

    /** Outside, and beside the ledger; for certain in one of the two. */
    private void note(ChainTip end, @Nullable Instant claimed, boolean durably) {
        boolean noted = false;
        for (HeadFile note : notes) {
            try {
                note.advance(end, claimed, durably && !noted);
                noted = true;
            } catch (IOException e) {
                // a service may be allowed to write into its state folder only
            }
        }
        if (!noted) {
            throw cannotNote(notes.get(0));
        }
    }

    /** What was noted before no longer holds, wherever it was. */
    private void begin(ChainTip end) {
        boolean begun = false;
        for (HeadFile note : notes) {
            try {
                note.begin(end);
                begun = true;
            } catch (IOException e) {
                if (note.read().isPresent()) {
                    throw cannotNote(note);
                }
            }
        }
        if (!begun) {
            throw cannotNote(notes.get(0));
        }
    }

    private static ProblemException cannotNote(HeadFile note) {
        return LedgerProblems.with(
                note.file(),
                "the end of the ledger cannot be noted here; nothing was sent",
                "make this folder yours, and see that its disk is not full");
    }

    private LedgerLocation here() {
        LedgerLocation known = here;
        if (known == null) {
            known = LedgerLocation.of(file, surroundings);
            here = known;
        }
        return known;
    }

    private @Nullable LedgerLocation row() throws SQLException {
        return database.one(
                        "select machine, host, path, device, inode from location",
                        row -> new LedgerLocation(
                                row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .orElse(null);
    }

    private void write(LedgerLocation location, @Nullable String name) throws SQLException {
        database.change(
                "insert or replace into location values (1, ?, ?, ?, ?, ?, ?)",
                location.machine(),
                location.host(),
                location.path(),
                location.device(),
                location.inode(),
                name);
    }

    private Problem problem(String what, String remedy) {
        return Problem.error(FilePosition.of(file.toString()), what + "; nothing is published from it", remedy);
    }
}
