package dev.punchclock.machine;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at this machine as a publisher must be able to rely on it. Changes nothing. */
public final class MachineCheck {
    /** What programs that keep a clock right leave behind while they do. */
    private static final List<String> KEEPERS =
            List.of("run/systemd/timesync/synchronized", "run/chrony/chronyd.pid", "run/chronyd.pid", "run/ntpd.pid");

    private final Path root;
    private final @Nullable Path kept;
    private final FolderRights rights;

    /**
     * A machine that nobody has looked at yet.
     *
     * @param root of the file system
     * @param kept a folder for what need not be looked at again; need not be there; null for none
     */
    public MachineCheck(Path root, @Nullable Path kept) {
        this.root = root;
        this.kept = kept;
        this.rights = new FolderRights(root);
    }

    /**
     * Everything worth telling.
     *
     * @param zones by whose clocks somebody works; at least one
     * @param state the folder of the ledger; need not be there
     * @param credentials the folder of the credential files; need not be there
     */
    public List<Finding> look(Collection<ZoneId> zones, Instant now, Path state, Path credentials) {
        List<Finding> found = new ArrayList<>();
        found.add(clock());
        found.addAll(zoneData(null).look(zones, now));
        found.addAll(StateFolders.look("state", state, MountedDisk.under(root, state)));
        found.addAll(StateFolders.look("credentials", credentials, MountedDisk.ANY));
        return found;
    }

    /**
     * Makes sure that a ledger in this folder can be trusted to lock others out.
     *
     * @param state the folder of the ledger; need not be there
     * @throws ProblemException with {@link ExitCode#WORKSPACE} when it is on a disk of the network
     */
    public void mustKeepLedger(Path state) {
        MountedDisk disk = MountedDisk.under(root, state);
        if (disk.isOverTheNetwork()) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    List.of(Problem.error(
                            FilePosition.of(state.toString()),
                            "this is on a disk of the network (" + disk.type()
                                    + "), where SQLite's locks cannot be trusted; nothing was sent",
                            MountedDisk.REMEDY)));
        }
    }

    /**
     * Makes sure that nobody else can write into these folders.
     *
     * @param folders need not be there
     * @throws ProblemException with {@link ExitCode#WORKSPACE} and the remedy when somebody can
     */
    public void mustBeOurs(Path... folders) {
        for (Path folder : folders) {
            rights.objection(folder).ifPresent(problem -> {
                throw new ProblemException(ExitCode.WORKSPACE, List.of(problem));
            });
        }
    }

    /** Compares the zone data of Java and of the system for these zones, for as long as anybody plans. */
    public UncertainZoneRules zoneDoubt(Collection<ZoneId> zones, Instant now) {
        return zoneData(kept == null ? null : kept.resolve("zones-that-agree")).doubt(zones, now);
    }

    private ZoneData zoneData(@Nullable Path agreed) {
        return new ZoneData(root.resolve("usr/share/zoneinfo"), new AgreedZonesFile(agreed));
    }

    private Finding clock() {
        boolean kept = KEEPERS.stream().anyMatch(each -> Files.exists(root.resolve(each)));
        return kept
                ? Finding.good("clock kept", "by a time service")
                : Finding.doubtful(
                        "clock kept",
                        "no time service is seen to keep this machine's clock right",
                        "timedatectl set-ntp true, or install chrony; in a container the host does it");
    }
}
