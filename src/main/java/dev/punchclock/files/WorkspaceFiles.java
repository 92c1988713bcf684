package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.hours.Timetable;
import dev.punchclock.network.Connectors;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ProblemList;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.UnsettledWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Opens a workspace: reads all of its files, and says all that is wrong with them at once. */
public final class WorkspaceFiles {
    /** As much of a file as is looked at for a likely id. */
    private static final int BEGINNING = 8_192;

    private final Path start;
    private final Connectors networks;
    private final @Nullable CacheFolder kept;
    private final ClosureProvider closures;
    private final @Nullable Path own;
    /** Files outside the queue, as the workspace named them when it was last opened. */
    private volatile SortedMap<String, Path> others = new TreeMap<>();

    /** Keeps nothing: each file is read. Knows no holidays, no calendars, and no file of the user's own. */
    public WorkspaceFiles(Path start, Connectors networks) {
        this(start, networks, null, ClosureProvider.NONE, null);
    }

    /**
     * @param start the folder to look from, upwards
     * @param networks those that this program has
     * @param kept where to keep what was read, so that an unchanged file is not read again; null for nowhere
     * @param closures where holidays and calendars are looked up
     * @param own the user's own file; need not be there; null for none
     */
    public WorkspaceFiles(
            Path start, Connectors networks, @Nullable CacheFolder kept, ClosureProvider closures, @Nullable Path own) {
        this.start = start;
        this.networks = networks;
        this.kept = kept;
        this.closures = closures;
        this.own = own;
    }

    /** The nearest folder with a {@code punchclock.yaml}: this one, or one above it. A folder that is not there has none. */
    public static Optional<Path> find(Path from) {
        if (Files.notExists(from)) {
            return Optional.empty(); // whoever mistypes a name must not publish from the folder above
        }
        for (Path folder = from.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(WorkspaceFolder.MAIN))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /**
     * The id of the workspace as a plain line of its own says it, found without reading the file in earnest; empty where
     * there is no such line. Only to begin with what takes time: what counts is {@link #open}.
     */
    public static Optional<String> likelyId(Path folder) {
        String key = "workspace:";
        Path file = folder.resolve(WorkspaceFolder.MAIN);
        if (!Files.isRegularFile(file)) {
            return Optional.empty(); // whatever it is, reading it might never end
        }
        try (InputStream in = Files.newInputStream(file)) {
            String main = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            for (String line : main.split("\n", -1)) {
                if (line.startsWith(key)) {
                    String id = line.substring(key.length()).split("#", 2)[0].strip();
                    return Optional.of(id).filter(NameReader::isName);
                }
            }
        } catch (IOException e) {
            // told when the file is read
        }
        return Optional.empty();
    }

    /**
     * The open workspace. Files with an error in the queue are left out of it; warnings leave nothing out. A calendar
     * that cannot be had is an error too, and closes those whose it is.
     *
     * @throws ProblemException when there is no workspace or {@code punchclock.yaml} is not in order, with the problems of all files
     */
    public Workspace open() {
        return inFolder(folder -> {
            try (YamlTreeSource trees = kept == null ? YamlTreeSource.fresh() : new YamlCache(kept, folder)) {
                return open(folder, trees, QueueLoader::load);
            }
        });
    }

    /**
     * As {@link #open}, without those queue files of which is known from the last time that all in them is done. Whether that
     * still holds the ledger must be asked.
     *
     * @param also to be read whatever is known of them
     * @throws ProblemException as {@link #open}
     */
    public UnsettledWorkspace openUnsettled(Set<String> also) {
        CacheFolder cache = kept;
        if (cache == null) {
            return UnsettledWorkspace.whole(open());
        }
        return inFolder(folder -> {
            SettledCache settled = new SettledCache(cache, folder);
            Set<String> left = new TreeSet<>();
            YamlCache trees = new YamlCache(cache, folder);
            try (trees) {
                Workspace workspace = open(folder, trees, (in, from, files) -> {
                    QueueLoader queue = QueueLoader.load(
                            in,
                            from,
                            files,
                            name -> !also.contains(name) && settled.has(name, in.file(name))
                                    ? OptionalInt.of(settled.posts(name))
                                    : OptionalInt.empty());
                    queue.left().forEach(trees::stays);
                    left.addAll(queue.left());
                    return queue;
                });
                return new UnsettledWorkspace(workspace, settled.of(left), done -> settled.keep(done, trees));
            } catch (ProblemException stopped) {
                if (left.isEmpty()) {
                    throw stopped;
                }
            }
            return UnsettledWorkspace.whole(open()); // which tells of all files what is wrong
        });
    }

    private interface QueueReading {
        QueueLoader of(
                WorkspaceFolder folder, YamlTreeSource trees, SortedMap<String, Optional<BasicFileAttributes>> files);
    }

    /**
     * Every file of the workspace by its name, as it is now; reads none of them. Calendars are among them once it was
     * opened.
     *
     * @throws ProblemException when there is no workspace, or its folder cannot be read
     */
    public SortedMap<String, FileStamp> stamps() {
        return inFolder(folder -> FileSnapshot.present(folder, others));
    }

    private interface Reading<T> {
        T of(WorkspaceFolder folder) throws IOException;
    }

    private <T> T inFolder(Reading<T> reading) {
        Path found = find(start).orElseThrow(this::nothingThere);
        try {
            return reading.of(new WorkspaceFolder(found.toRealPath()));
        } catch (IOException e) {
            FileHandleExhaustion.mustNotHaveRunOut(e);
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    List.of(Problem.error(
                            FilePosition.of(WorkspaceFolder.QUEUE),
                            "the folder of the queue cannot be read",
                            "look at its permissions (ls -ld)")));
        }
    }

    private ProblemException nothingThere() {
        Path folder = start.toAbsolutePath().normalize();
        String what = Files.notExists(start)
                ? "there is no folder " + folder
                : "there is no punchclock.yaml in " + folder + " or above it";
        return new ProblemException(ExitCode.WORKSPACE, what, "go to your workspace, or make one: punchclock init DIR");
    }

    private Workspace open(WorkspaceFolder folder, YamlTreeSource trees, QueueReading reading) throws IOException {
        FileSnapshot snapshot = FileSnapshot.of(folder);
        ProblemCollector main = new ProblemCollector(SecretDetector::veil);
        ProblemCollector ofOwn = new ProblemCollector(SecretDetector::veil);
        List<Problem> refused = new ArrayList<>();
        CalendarReferenceReader calendars = new CalendarReferenceReader(
                new ReadOnceClosureProvider(closures), folder.path(), folder.path(), snapshot::watch, refused);
        Optional<Node> root =
                trees.of(folder.file(WorkspaceFolder.MAIN), WorkspaceFolder.MAIN, WorkspaceReader.FREE_TEXT, main);
        Optional<WorkspaceReader.Setup> setup = new WorkspaceReader(
                        networks, calendars, id -> ownFile(id, trees, calendars, snapshot, ofOwn), main)
                .read(WorkspaceFolder.MAIN, root);
        others = snapshot.others();
        List<Problem> problems = new ArrayList<>(main.list());
        problems.addAll(ofOwn.list());
        problems.addAll(refused.stream().distinct().toList());
        QueueFolder files = folder.queue();
        QueueLoader queue = reading.of(folder, trees, files.files());
        Set<String> broken = new HashSet<>(files.waiting());
        broken.addAll(queue.broken());
        broken.addAll(queue.left());
        problems.addAll(queue.problems());
        problems.addAll(files.problems());
        if (setup.isEmpty()) {
            throw new ProblemException(ExitCode.WORKSPACE, ProblemList.inOrder(problems));
        }
        Workspace workspace = workspace(folder, setup.get(), queue, broken, ProblemList.inOrder(problems), snapshot);
        if (main.hasErrors() || ofOwn.hasErrors()) {
            boolean whole = !main.isUnread("accounts");
            throw new ProblemException(
                    ExitCode.WORKSPACE,
                    BrokenWorkspaceReport.problems(workspace, setup.get().broken(), whole));
        }
        return workspace;
    }

    private UserConfigFile ownFile(
            String id,
            YamlTreeSource trees,
            CalendarReferenceReader calendars,
            FileSnapshot snapshot,
            ProblemCollector problems) {
        if (own == null) {
            return UserConfigFile.none(calendars);
        }
        snapshot.watch(own.toString(), own);
        if (Files.notExists(own)) {
            return UserConfigFile.none(calendars);
        }
        Path base = own.toAbsolutePath().getParent();
        CalendarReferenceReader beside = base == null ? calendars : calendars.from(base);
        return UserConfigFile.read(own, trees.of(own, own.toString(), Set.of(), problems), id, beside, problems);
    }

    private static Workspace workspace(
            WorkspaceFolder folder,
            WorkspaceReader.Setup setup,
            QueueLoader queue,
            Set<String> broken,
            List<Problem> problems,
            FileSnapshot snapshot) {
        SortedMap<String, Timetable> hours = new TreeMap<>();
        setup.hours().forEach((name, h) -> hours.put(name, new Timetable(h.zone(), List.of(h))));
        return new Workspace(
                setup.id(),
                setup.publisher(),
                folder.path().toString(),
                setup.zone(),
                setup.rest(),
                setup.retention(),
                setup.offHours(),
                hours,
                setup.contexts(),
                queue.posts(),
                queue.waiting(),
                broken,
                problems,
                snapshot);
    }
}
