package dev.punchclock.problem;

/** The folder for temporary files, in which SQLite's own code is unpacked and rehearsals are kept: it must be writable. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Stops with {@link ExitCode#WORKSPACE}: without it nothing can be done, and nothing was. */
    public static ProblemException unusable(String folder) {
        return new ProblemException(
                ExitCode.WORKSPACE,
                "the folder for temporary files, " + folder
                        + ", cannot be used: it must be there, be writable, and programs must be allowed to run from it;"
                        + " nothing was sent",
                "put that right (ls -ld), or name another: PUNCHCLOCK_JAVA_OPTS=-Djava.io.tmpdir=/var/tmp");
    }
}
