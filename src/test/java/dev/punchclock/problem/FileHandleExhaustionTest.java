package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileHandleExhaustionTest {
    private final IOException emfile = new FileSystemException("queue", null, "Too many open files");

    @Test
    void that_they_ran_out_is_seen_however_deep_it_lies() {
        assertThat(FileHandleExhaustion.ranOut(emfile)).isTrue();
        assertThat(FileHandleExhaustion.ranOut(new ExceptionInInitializerError(new IllegalStateException(emfile))))
                .isTrue();
        assertThat(FileHandleExhaustion.ranOut(new IOException("queue: Too many open files in system")))
                .isTrue();
        assertThat(FileHandleExhaustion.ranOut(new NoSuchFileException("queue")))
                .isFalse();
        assertThat(FileHandleExhaustion.ranOut(new IllegalStateException())).isFalse();
        IOException circle = new IOException("a");
        circle.initCause(new IOException("b", circle));
        assertThat(FileHandleExhaustion.ranOut(circle)).isFalse();
    }

    @Test
    void only_then_it_is_blamed() {
        FileHandleExhaustion.mustNotHaveRunOut(new IOException("Permission denied"));
        assertThatThrownBy(() -> FileHandleExhaustion.mustNotHaveRunOut(emfile))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("this process ran out of file handles and stopped; ");
    }
}
