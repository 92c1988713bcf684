package dev.punchclock.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileHandlesTest {
    private final IOException emfile = new FileSystemException("queue", null, "Too many open files");

    @Test
    void that_they_ran_out_is_seen_however_deep_it_lies() {
        assertThat(FileHandles.ranOut(emfile)).isTrue();
        assertThat(FileHandles.ranOut(new ExceptionInInitializerError(new IllegalStateException(emfile))))
                .isTrue();
        assertThat(FileHandles.ranOut(new IOException("queue: Too many open files in system")))
                .isTrue();
        assertThat(FileHandles.ranOut(new NoSuchFileException("queue"))).isFalse();
        assertThat(FileHandles.ranOut(new IllegalStateException())).isFalse();
        IOException circle = new IOException("a");
        circle.initCause(new IOException("b", circle));
        assertThat(FileHandles.ranOut(circle)).isFalse();
    }

    @Test
    void only_then_it_is_blamed() {
        FileHandles.mustNotHaveRunOut(new IOException("Permission denied"));
        assertThatThrownBy(() -> FileHandles.mustNotHaveRunOut(emfile))
                .isInstanceOf(Stopped.class)
                .hasMessageStartingWith("this process ran out of file handles and stopped; ");
    }
}
