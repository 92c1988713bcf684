package dev.punchclock.credentials;

import dev.punchclock.account.Account;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Secret;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** The folder of a workspace's credential files, one for each account. */
public final class CredentialFolder {
    private final Path folder;

    public CredentialFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the credentials of an account, whole or not at all, for their owner only.
     *
     * @return the file
     * @throws ProblemException when they cannot be written; the file is as it was
     */
    public Path store(Account account, Credentials credentials) {
        Path file = folder.resolve(account.name().value());
        Path half = folder.resolve("." + account.name() + ".new");
        try {
            Files.createDirectories(folder, rights("rwx------"));
            Files.deleteIfExists(half);
            try (FileChannel out = FileChannel.open(
                    half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap(text(account, credentials).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "the credentials could not be written to " + file + "; nothing was stored",
                    "make " + folder + " yours, or say with XDG_CONFIG_HOME where your settings are");
        }
    }

    private static String text(Account account, Credentials credentials) {
        StringBuilder text = new StringBuilder("# " + account.name() + ": @" + account.handle() + " on "
                + account.network() + ". Written by punchclock login; for you alone, never for git.\n");
        if (!credentials.userId().isEmpty()) {
            text.append(CredentialFile.USER_ID)
                    .append(" = ")
                    .append(credentials.userId())
                    .append('\n');
        }
        for (Map.Entry<String, Secret> secret : credentials.secrets().entrySet()) {
            text.append(secret.getKey())
                    .append(" = ")
                    .append(secret.getValue().value())
                    .append('\n');
        }
        return text.toString();
    }

    private FileAttribute<?>[] rights(String rights) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
