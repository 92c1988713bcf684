package dev.punchclock;

import dev.punchclock.ledger.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Who runs this process, where, and from what: what entries of the ledger say. User and host are the system's own answers,
 * not {@code $USER}, {@code $HOSTNAME} or an option of the Java machine, which anybody can set. From what it was started,
 * and the zone, are as far as they are known: {@code CI} and {@code TZ} are variables.
 *
 * @param user the name of the user as whom the process runs
 * @param host the machine's name; empty where it has none
 * @param via from where the program was started
 * @param zone in which the machine reckons: used for nothing but to be written down
 */
record ProcessIdentity(Supplier<String> user, Supplier<String> host, Supplier<String> via, Supplier<ZoneId> zone) {
    private static final Path SELF = Path.of("/proc/self");
    private static final Path KERNEL_HOST = Path.of("/proc/sys/kernel/hostname");
    private static final Path HOST = Path.of("/etc/hostname");

    /** As the system says it; each part is asked when it is to be written. */
    static ProcessIdentity ofSystem(Supplier<String> via, Supplier<ZoneId> zone) {
        return new ProcessIdentity(ProcessIdentity::systemUser, ProcessIdentity::systemHost, via, zone);
    }

    ProcessIdentity from(String other) {
        return new ProcessIdentity(user, host, () -> other, zone);
    }

    Actor actor() {
        return new Actor(
                user.get(), via.get(), host.get(), ProcessHandle.current().pid(), zone.get());
    }

    /** The owner of this process, by the name in the system's list of users, or the number where it has no name. */
    private static String systemUser() {
        try {
            return Files.getOwner(SELF).getName();
        } catch (IOException | UnsupportedOperationException noLinux) {
            return System.getProperty("user.name", "");
        }
    }

    private static String systemHost() {
        try {
            return Files.readString(Files.exists(KERNEL_HOST) ? KERNEL_HOST : HOST)
                    .strip();
        } catch (IOException noSuchFile) {
            return "";
        }
    }
}
