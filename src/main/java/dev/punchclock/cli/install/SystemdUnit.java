package dev.punchclock.cli.install;

import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A unit for the systemd of one user, hardened as far as that allows. Quoting and specifiers: systemd.service(5),
 * systemd.syntax(7); what is allowed in a user's units: systemd.exec(5).
 *
 * @param workspace its id
 * @param credentials the file of each account that has one
 * @param writable folders that it writes into
 * @param longestAttempt how long the end may have to wait
 */
public record SystemdUnit(
        String workspace,
        LaunchCommand launch,
        SortedMap<String, String> credentials,
        List<String> writable,
        Duration longestAttempt) {
    /** Beyond the longest attempt: writing down how it ended, and the machine being slow. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    public SystemdUnit {
        credentials = Collections.unmodifiableSortedMap(new TreeMap<>(credentials));
        writable = List.copyOf(writable);
    }

    /** Its name, with the suffix. */
    public String name() {
        return "punchclock-" + workspace + ".service";
    }

    /** The whole file. */
    public String text() {
        return """
                [Unit]
                Description=Publishes %s in work hours (punchclock)

                [Service]
                Type=exec
                ExecStart=%s
                %s%sRestart=on-failure
                RestartSec=30
                # The command line, the workspace or memory for it, a rule: starting again would not help. 143: asked to end
                # before it had begun.
                RestartPreventExitStatus=2 3 4
                SuccessExitStatus=143
                TimeoutStopSec=%d

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
                ReadWritePaths=%s

                [Install]
                WantedBy=default.target
                """.formatted(
                        specifiers(workspace),
                        command(),
                        environment(),
                        loaded(),
                        longestAttempt.plus(SPARE).toSeconds(),
                        writable.stream().map(path -> quoted("-" + path)).collect(Collectors.joining(" ")));
    }

    private String command() {
        return quoted(launch.program())
                + launch.arguments().stream()
                        .map(argument -> " " + quoted(argument.replace("$", "$$")))
                        .collect(Collectors.joining());
    }

    private String environment() {
        return launch.environment().entrySet().stream()
                .map(e -> "Environment=" + quoted(e.getKey() + "=" + e.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private String loaded() {
        return credentials.entrySet().stream()
                .map(e -> "LoadCredential=" + e.getKey() + ":" + specifiers(shown(e.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String word) {
        String escaped = specifiers(shown(word)).replace("\\", "\\\\").replace("\"", "\\\"");
        return word.matches("[A-Za-z0-9_@%+=:,./$-]+") ? escaped : "\"" + escaped + "\"";
    }

    /** Nobody reads over what is not seen, and a line end would begin a line of its own. */
    private static String shown(String word) {
        if (!EscapedText.isHarmless(word)) {
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    "systemd cannot be given a path with a line end or a character that is not seen: " + word,
                    "give the folder another name");
        }
        return word;
    }

    private static String specifiers(String text) {
        return text.replace("%", "%%");
    }
}
