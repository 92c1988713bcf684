package dev.punchclock.cli.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SystemdUnitTest {
    @Test
    void a_unit_starts_the_daemon_and_gives_it_credentials_and_little_else() {
        SystemdUnit unit = unit("/home/dave/acme", Map.of("acme-dave", "/home/dave/.config/c/acme-dave"));
        assertThat(unit.name()).isEqualTo("punchclock-acme-7f3a.service");
        assertThat(unit.text()).isEqualTo("""
                        [Unit]
                        Description=Publishes acme-7f3a in work hours (punchclock)

                        [Service]
                        Type=exec
                        ExecStart=/opt/punchclock daemon -C /home/dave/acme
                        Environment=JAVA_HOME=/opt/jdk
                        LoadCredential=acme-dave:/home/dave/.config/c/acme-dave
                        Restart=on-failure
                        RestartSec=30
                        # The command line, the workspace or memory for it, a rule: starting again would not help. 143: asked to end
                        # before it had begun.
                        RestartPreventExitStatus=2 3 4
                        SuccessExitStatus=143
                        TimeoutStopSec=60

                        # It reads the workspace, writes its state, and talks to the network. A user's systemd cannot take
                        # capabilities away: with PrivateDevices, ProtectClock or ProtectKernelModules it would not start.
                        UMask=0077
                        NoNewPrivileges=yes
                        KeyringMode=private
                        LockPersonality=yes
                        ProtectHostname=yes
                        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
                        RestrictNamespaces=yes
                        RestrictRealtime=yes
                        RestrictSUIDSGID=yes
                        SystemCallArchitectures=native
                        SystemCallErrorNumber=EPERM
                        SystemCallFilter=@system-service
                        SystemCallFilter=~@privileged @resources
                        # These need a namespace, which an older user's systemd (252) does not make: it passes over them.
                        PrivateTmp=yes
                        ProtectControlGroups=yes
                        ProtectHome=read-only
                        ProtectKernelTunables=yes
                        ProtectProc=invisible
                        ProtectSystem=strict
                        ReadWritePaths=-/home/dave/state -/home/dave/cache

                        [Install]
                        WantedBy=default.target
                        """);
    }

    @Test
    void paths_are_quoted_as_systemd_reads_them() {
        assertThat(unit("/home/a \"b\" 100% $c\\d", Map.of("acme", "/a b/100%")).text())
                .contains("ExecStart=/opt/punchclock daemon -C \"/home/a \\\"b\\\" 100%% $$c\\\\d\"\n")
                .contains("LoadCredential=acme:/a b/100%%\n");
    }

    @Test
    void a_path_that_would_begin_a_line_or_hides_something_is_refused() {
        for (String path : List.of("/a\nExecStartPre=/bin/x", "/a\u202eb", "/a\u001b[2J")) {
            assertThatThrownBy(() -> unit(path, Map.of()).text()).hasMessageContaining("give the folder another name");
            assertThatThrownBy(() -> unit("/home", Map.of("acme", path)).text())
                    .hasMessageContaining("give the folder another name");
        }
    }

    private static SystemdUnit unit(String folder, Map<String, String> credentials) {
        LaunchCommand launch = new LaunchCommand(
                "/opt/punchclock", List.of("daemon", "-C", folder), new TreeMap<>(Map.of("JAVA_HOME", "/opt/jdk")));
        return new SystemdUnit(
                "acme-7f3a",
                launch,
                new TreeMap<>(credentials),
                List.of("/home/dave/state", "/home/dave/cache"),
                Duration.ofSeconds(30));
    }
}
