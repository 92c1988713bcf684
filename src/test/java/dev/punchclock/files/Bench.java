package dev.punchclock.files;

import dev.punchclock.files.yaml.Problems;
import dev.punchclock.files.yaml.Source;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Objection;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A workspace on a bench: files to write, open, and look at. */
record Bench(Path folder) {
    /** A {@code punchclock.yaml} that is in order. */
    static final String SOUND = """
            punchclock: 1
            workspace: acme-7f3a
            zone: Europe/London
            hours:
              office:
                week:
                  mon-thu: 09:00-12:30, 13:30-17:30
                  fri: 09:00-13:00
            members:
              dave: { name: Dave Jones, hours: office }
            accounts:
              acme-dave: { network: rehearsal, member: dave }
              acme: { network: rehearsal, hours: office }
            """;

    static final SortedMap<String, Limits> NETWORKS =
            new TreeMap<>(Map.of("rehearsal", limits("rehearsal"), "x", limits("x")));

    private static final KnownClosures CLOSURES = new KnownClosures().with("calendars/court.ics");

    Bench write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Workspace open() {
        return open(null);
    }

    /** @param own the user's own file */
    Workspace open(@Nullable Path own) {
        return new WorkspaceFiles(folder, NETWORKS, null, CLOSURES, own).open();
    }

    /** Every problem, as it is shown, whether the workspace opens or not. */
    String problems() {
        try {
            return render(open().problems());
        } catch (Stopped stopped) {
            return render(stopped.problems());
        }
    }

    /** What is wrong with a {@code punchclock.yaml}. */
    static String problemsOf(String yaml) {
        Problems problems = new Problems(Secrets::veil);
        List<Problem> refused = new ArrayList<>();
        CalendarFiles calendars =
                new CalendarFiles(CLOSURES, Path.of("/w"), Path.of("/w"), (name, file) -> {}, refused);
        var unused = new WorkspaceReader(NETWORKS, calendars, id -> OwnFile.none(calendars), problems)
                .read(new Source("punchclock.yaml", yaml));
        refused.addAll(0, problems.list());
        return render(refused);
    }

    /** What is wrong with a queue file. */
    static String queueProblems(String yaml) {
        Problems problems = new Problems(Secrets::veil);
        QueueReader.Queue unused = QueueReader.read(new Source("queue/a.yaml", yaml), problems);
        return render(problems.list());
    }

    /** The posts of a queue file that is in order. */
    static List<Post> posts(String yaml) {
        Problems problems = new Problems(Secrets::veil);
        QueueReader.Queue queue = QueueReader.read(new Source("queue/a.yaml", yaml), problems);
        if (problems.hasErrors()) {
            throw new AssertionError(render(problems.list()));
        }
        return queue.posts();
    }

    static String render(List<Problem> problems) {
        return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
    }

    private static Limits limits(String network) {
        return new Limits() {
            @Override
            public String network() {
                return network;
            }

            @Override
            public Optional<Objection> objection(Wording wording) {
                return Optional.empty();
            }

            @Override
            public Duration attempt() {
                return Duration.ofSeconds(30);
            }
        };
    }
}
