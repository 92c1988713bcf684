package dev.punchclock.machine;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Place;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Looks at this machine as a publisher must be able to rely on it. Changes nothing. */
public final class Machine {
    /** What programs that keep a clock right leave behind while they do. */
    private static final List<String> KEEPERS =
            List.of("run/systemd/timesync/synchronized", "run/chrony/chronyd.pid", "run/chronyd.pid", "run/ntpd.pid");

    private final Path root;

    /** @param root of the file system */
    public Machine(Path root) {
        this.root = root;
    }

    /**
     * Everything worth telling.
     *
     * @param state the folder of the ledger; need not be there
     * @param credentials the folder of the credential files; need not be there
     */
    public List<Finding> look(ZoneId zone, Path state, Path credentials) {
        List<Finding> found = new ArrayList<>();
        found.add(clock());
        found.add(ZoneData.look(zone, root.resolve("usr/share/zoneinfo")));
        found.addAll(Places.look("state", state, Disk.under(root, state)));
        found.addAll(Places.look("credentials", credentials, Disk.ANY));
        return found;
    }

    /**
     * Makes sure that a ledger in this folder can be trusted to lock others out.
     *
     * @param state the folder of the ledger; need not be there
     * @throws Stopped with {@link ExitCode#WORKSPACE} when it is on a disk of the network
     */
    public void mustKeepLedger(Path state) {
        Disk disk = Disk.under(root, state);
        if (disk.isOverTheNetwork()) {
            throw new Stopped(
                    ExitCode.WORKSPACE,
                    List.of(Problem.error(
                            Place.of(state.toString()),
                            "this is on a disk of the network (" + disk.type()
                                    + "), where SQLite's locks cannot be trusted; nothing was sent",
                            Disk.REMEDY)));
        }
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
