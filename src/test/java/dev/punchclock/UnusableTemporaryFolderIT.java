package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no folder for temporary files, that is said, and is no bug of the program. */
final class UnusableTemporaryFolderIT {
    @TempDir
    private Path folder;

    private PackagedProgram program;

    @BeforeEach
    void workspace() throws Exception {
        program = new PackagedProgram(folder);
        program.launcher(folder);
        assertThat(program.run("init", "work", "--name", "dave", "--zone", "Europe/London")
                        .code())
                .isZero();
        assertThat(program.run("run", "-C", "work").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status -C work", "run -C work", "rehearse -C work", "ledger verify -C work"})
    void ledger_is_not_read_without_a_folder_for_temporary_files(String command) throws Exception {
        mustSayIt(command);
    }

    @Test
    void file_in_its_place_is_told_as_well() throws Exception {
        Files.writeString(folder.resolve("none"), "");
        mustSayIt("status -C work");
    }

    private void mustSayIt(String command) throws Exception {
        Path none = folder.resolve("none");
        PackagedProgram.Ended ended = program.script(
                folder, "export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + none + "\nexec ./punchclock " + command);
        assertThat(ended.err())
                .contains(
                        "the folder for temporary files, " + none + ", cannot be used: it must be there, be writable,")
                .contains("to do: put that right (ls -ld), or name another: ")
                .doesNotContain("bug");
        assertThat(ended.code()).isEqualTo(3);
    }
}
