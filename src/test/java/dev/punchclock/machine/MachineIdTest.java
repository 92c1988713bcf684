package dev.punchclock.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineIdTest {
    @TempDir
    Path root;

    @Test
    void what_is_there_is_hashed_and_what_is_not_is_left_out() throws IOException {
        assertThat(MachineId.of(root)).isEmpty();
        write("etc/machine-id", "uninitialized\n");
        assertThat(MachineId.of(root)).isEmpty();
        write("var/lib/dbus/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n");
        String one = MachineId.of(root);
        assertThat(one).matches("os:[0-9a-f]{16}").doesNotContain("3d1219c7c4c5");
        write("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4");
        assertThat(MachineId.of(root)).isEqualTo(one);
        write("etc/machine-id", "4d1219c7c4c5404aaa1f6d2a48adfda4");
        assertThat(MachineId.of(root)).isNotEqualTo(one);
        write("var/lib/cloud/data/instance-id", "i-0abc\n");
        write("proc/device-tree/serial-number", "10000000abcdef\0");
        assertThat(MachineId.of(root)).matches("os:[0-9a-f]{16} instance:[0-9a-f]{16} board:[0-9a-f]{16}");
    }

    private void write(String file, String id) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), id);
    }
}
