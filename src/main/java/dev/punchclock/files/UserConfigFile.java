package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's own file: what colleagues need not see in git.
 *
 * <pre>
 * private: [ dave_jones_79 ]             # handles that are never published on
 * workspaces:
 *   acme-7f3a:
 *     members: { dave: { leave: [...], busy: /home/dave/court.ics, travel: [...] } }
 *     accounts: { acme-dave: { leave: [...] } }
 * </pre>
 */
final class UserConfigFile {
    private static final String EXAMPLE = "workspaces: { acme-7f3a: { members: { dave: { leave: [ 2026-12-28 ] } } } }";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String name;
    private final CalendarReferenceReader calendars;
    private final ProblemCollector problems;
    private final Set<String> handles = new HashSet<>();
    private final Map<String, YamlSection> members = new HashMap<>();
    private final Map<String, YamlSection> accounts = new HashMap<>();
    private final Map<String, FilePosition> memberPlaces = new HashMap<>();
    private final Map<String, FilePosition> accountPlaces = new HashMap<>();

    private UserConfigFile(String name, CalendarReferenceReader calendars, ProblemCollector problems) {
        this.name = name;
        this.calendars = calendars;
        this.problems = problems;
    }

    /** That of a user who has none. */
    static UserConfigFile none(CalendarReferenceReader calendars) {
        return new UserConfigFile("", calendars, new ProblemCollector(SecretDetector::veil));
    }

    /**
     * What the file says of one workspace.
     *
     * @param problems of this file
     */
    static UserConfigFile read(
            Path file,
            Optional<Node> root,
            String workspace,
            CalendarReferenceReader calendars,
            ProblemCollector problems) {
        UserConfigFile own = new UserConfigFile(file.toString(), calendars, problems);
        warnOfReaders(file, problems);
        root.flatMap(node -> YamlSection.of(node, AllowedKeys.OWN, EXAMPLE, problems))
                .ifPresent(section -> own.read(section, workspace));
        return own;
    }

    private static void warnOfReaders(Path file, ProblemCollector problems) {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                problems.warning(
                        FilePosition.of(file.toString()),
                        "other people on this machine can read it",
                        "chmod 600 " + ShellWord.quoted(file));
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            // Who may read it is not known here.
        }
    }

    private void read(YamlSection section, String workspace) {
        section.node("private").ifPresent(node -> {
            for (Node item : node instanceof SequenceNode list ? list.items() : List.of(node)) {
                if (item instanceof ScalarNode handle && !handle.isNothing()) {
                    handles.add(plain(handle.text()));
                } else {
                    problems.error(item.place(), "a handle is expected here", "write `private: [ dave_jones_79 ]`");
                }
            }
        });
        section.node("workspaces")
                .flatMap(node -> YamlSection.fields(node, "`workspaces`", EXAMPLE, problems))
                .flatMap(fields -> fields.find(workspace))
                .flatMap(field -> YamlSection.of(field.value(), AllowedKeys.OWN_WORKSPACE, EXAMPLE, problems))
                .ifPresent(ours -> {
                    people(ours, "members", members, memberPlaces);
                    people(ours, "accounts", accounts, accountPlaces);
                });
    }

    private void people(YamlSection ours, String key, Map<String, YamlSection> into, Map<String, FilePosition> places) {
        String example = key + ": { dave: { leave: [ 2026-12-28 ] } }";
        ours.node(key)
                .flatMap(node -> YamlSection.fields(node, "`" + key + "`", example, problems))
                .ifPresent(fields -> {
                    for (MappingEntry field : fields.fields()) {
                        places.put(field.name(), field.key().place());
                        YamlSection.of(field.value(), AllowedKeys.OWN_TIME, example, problems)
                                .ifPresent(section -> into.put(field.name(), section));
                    }
                });
    }

    /** As problems name it. */
    String name() {
        return name;
    }

    /** Whether an account of this name over there is the user's private one. */
    boolean isPrivate(String handle) {
        return handles.contains(plain(handle));
    }

    private static String plain(String handle) {
        String bare = handle.strip().toLowerCase(Locale.ROOT);
        return bare.startsWith("@") ? bare.substring(1) : bare;
    }

    /** What it says of a member; what is wrong is reported. */
    TimeOff ofMember(String member, @Nullable ZoneId zone) {
        return timeOff(members.get(member), zone);
    }

    TimeOff ofAccount(String account, @Nullable ZoneId zone) {
        return timeOff(accounts.get(account), zone);
    }

    private TimeOff timeOff(@Nullable YamlSection section, @Nullable ZoneId zone) {
        return section == null ? TimeOff.NONE : TimeOffReader.read(section, calendars, zone, problems);
    }

    /** Reports those of whom it speaks and who are not there. */
    void check(Set<String> knownMembers, Set<String> knownAccounts) {
        unknown(memberPlaces, "member", knownMembers);
        unknown(accountPlaces, "account", knownAccounts);
    }

    private void unknown(Map<String, FilePosition> places, String kind, Set<String> known) {
        places.forEach((each, place) -> {
            if (!known.contains(each)) {
                problems.error(
                        place,
                        "the workspace has no " + kind + " `" + each + "`",
                        SuggestionRemedy.orOneOf(each, known));
            }
        });
    }
}
