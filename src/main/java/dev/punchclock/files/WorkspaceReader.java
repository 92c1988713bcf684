package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.hours.Hours;
import dev.punchclock.network.Connectors;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.Workspace;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code punchclock.yaml}. */
final class WorkspaceReader {
    static final Set<String> FREE_TEXT = Set.of("name", "notes");
    /** Of accounts, of members, of hours: much is asked of each together with each other. */
    private static final int MOST = 1_000;

    private static final String VERSION = "1";
    private static final Map<String, Boolean> DOOR = new TreeMap<>(Map.of("never", false, "allowed", true));

    private final Connectors networks;
    private final CalendarReferenceReader calendars;
    private final Function<String, UserConfigFile> ownFile;
    private final ProblemCollector problems;

    /**
     * What the file says; whole only when no error was reported.
     *
     * @param broken accounts that are there, and that are not in order
     */
    record Setup(
            String id,
            @Nullable String publisher,
            @Nullable ZoneId zone,
            Duration rest,
            Retention retention,
            boolean offHours,
            SortedMap<String, Hours> hours,
            SortedMap<AccountName, AccountContext> contexts,
            Set<AccountName> broken) {}

    /**
     * Reads it.
     *
     * @param calendars where calendars and holidays are looked up
     * @param ownFile what the user's own file says of the workspace with this id
     */
    WorkspaceReader(
            Connectors networks,
            CalendarReferenceReader calendars,
            Function<String, UserConfigFile> ownFile,
            ProblemCollector problems) {
        this.networks = networks;
        this.calendars = calendars;
        this.ownFile = ownFile;
        this.problems = problems;
    }

    Optional<Setup> read(SourceText source) {
        return read(source.name(), YamlTreeSource.read(source, FREE_TEXT, problems));
    }

    /**
     * @param name the file as problems name it
     * @param root its tree; empty when there is none
     */
    Optional<Setup> read(String name, Optional<Node> root) {
        if (root.isEmpty() && !problems.hasErrors()) {
            problems.error(
                    FilePosition.of(name),
                    "the file is empty",
                    "write one with `punchclock init`, in another folder, and copy it");
        }
        return root.filter(this::isOurs)
                .flatMap(node -> YamlSection.of(node, AllowedKeys.WORKSPACE, "punchclock: 1", problems))
                .map(this::setup);
    }

    /** What a newer version wrote is not judged key by key. */
    private boolean isOurs(Node root) {
        if (!(root instanceof MappingNode fields)) {
            return true;
        }
        Optional<MappingEntry> version = fields.find("punchclock");
        if (version.isEmpty() && problems.isUnread("punchclock")) {
            return true;
        }
        if (version.isEmpty()) {
            problems.error(fields.place(), "`punchclock:` is missing", "write `punchclock: 1` as the first line");
            return true;
        }
        Node written = version.get().value();
        String text = written instanceof ScalarNode scalar ? scalar.text() : "";
        if (text.equals(VERSION)) {
            return true;
        }
        if (text.matches("[1-9]\\d*")) {
            problems.error(
                    written.place(),
                    "this workspace was made by a newer version of punchclock",
                    "install that version");
            return false;
        }
        problems.error(written.place(), "the number of the file's format is not known", "write `punchclock: 1`");
        return true;
    }

    private Setup setup(YamlSection section) {
        String id = section.scalar("workspace", "acme-7f3a")
                .flatMap(s -> NameReader.read(s, problems))
                .orElse("");
        if (!section.has("workspace")) {
            section.missing(
                    "workspace", "write `workspace: NAME`; it names the folder of the ledger, so keep it for ever");
        }
        String publisher = section.scalar("publisher", "desk1-91c2")
                .flatMap(s -> NameReader.read(s, problems))
                .orElse(null);
        ZoneId zone = section.scalar("zone", "Europe/London")
                .flatMap(s -> TimeZoneReader.read(s.text(), s.place(), problems))
                .orElse(null);
        Duration rest = section.scalar("rest", "2m")
                .flatMap(s -> DurationReader.length(s.text(), s.place(), problems))
                .orElse(Workspace.USUAL_REST);
        Retention retention = section.scalar("retention", "13 months")
                .flatMap(s -> RetentionReader.read(s.text(), s.place(), problems))
                .orElse(Retention.USUAL);
        boolean offHours = section.choice("off-hours", DOOR).orElse(false);
        SortedMap<String, Optional<Hours>> hours =
                hours(section, zone, zone == null && (section.has("zone") || problems.isUnread("zone")));
        UserConfigFile own = ownFile.apply(id);
        SortedMap<String, Optional<MemberReader.Person>> members = members(section, hours, zone, own);
        SortedMap<AccountName, AccountContext> contexts = new TreeMap<>();
        Set<String> accountNames = new TreeSet<>();
        Set<AccountName> broken = new TreeSet<>();
        AccountReader accounts = new AccountReader(networks, hours, members, zone, calendars, own, problems);
        for (MappingEntry field :
                named(section, "accounts", "accounts: { NAME: { network: rehearsal, hours: office } }")) {
            accountNames.add(field.name());
            int errors = problems.errors();
            Optional<AccountContext> context = accounts.read(field);
            context.ifPresent(each -> contexts.put(each.account().name(), each));
            if (context.isEmpty() || problems.errors() > errors) {
                broken.add(new AccountName(field.name()));
            }
        }
        if (!problems.isUnread("members") && !problems.isUnread("accounts")) {
            own.check(members.keySet(), accountNames);
        }
        CredentialVariableNames.check(contexts.keySet(), section.place(), problems);
        SortedMap<String, Hours> whole = new TreeMap<>();
        hours.forEach((name, read) -> read.ifPresent(h -> whole.put(name, h)));
        return new Setup(id, publisher, zone, rest, retention, offHours, whole, contexts, broken);
    }

    private SortedMap<String, Optional<Hours>> hours(YamlSection section, @Nullable ZoneId zone, boolean broken) {
        SortedMap<String, Optional<Hours>> hours = new TreeMap<>();
        for (MappingEntry field : named(section, "hours", "hours: { office: { week: { mon-fri: 09:00-17:30 } } }")) {
            hours.put(field.name(), HoursReader.read(field, zone, broken, calendars.closures(), problems));
        }
        return hours;
    }

    private SortedMap<String, Optional<MemberReader.Person>> members(
            YamlSection section, SortedMap<String, Optional<Hours>> hours, @Nullable ZoneId zone, UserConfigFile own) {
        SortedMap<String, Optional<MemberReader.Person>> members = new TreeMap<>();
        for (MappingEntry field : named(section, "members", "members: { dave: { hours: office } }")) {
            members.put(field.name(), MemberReader.read(field, hours, zone, calendars, own, problems));
        }
        return members;
    }

    /** The named things below a key, whose names are in order. */
    private Iterable<MappingEntry> named(YamlSection section, String key, String example) {
        List<MappingEntry> named = new ArrayList<>();
        Node below = section.node(key).orElse(null);
        if (below != null) {
            YamlSection.fields(below, "`" + key + "`", example, problems)
                    .ifPresent(fields -> named.addAll(fields.fields()));
        }
        if (named.size() > MOST) {
            problems.error(
                    section.places().get(key),
                    "there are " + named.size() + " " + key + "; a workspace may have " + MOST,
                    "divide them among several workspaces");
            return List.of();
        }
        named.removeIf(field -> NameReader.read(field.key(), problems).isEmpty());
        return named;
    }
}
