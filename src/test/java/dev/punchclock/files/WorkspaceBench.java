package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.SourceText;
import dev.punchclock.hours.KnownClosures;
import dev.punchclock.network.Connectors;
import dev.punchclock.network.rehearsal.RehearsalConnector;
import dev.punchclock.network.x.XConnector;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A workspace on a bench: files to write, open, and look at. */
record WorkspaceBench(Path folder) {
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

    static final Connectors NETWORKS = new Connectors(new RehearsalConnector(), new XConnector());

    private static final KnownClosures CLOSURES = new KnownClosures().with("calendars/court.ics");

    WorkspaceBench write(String name, String text) {
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
        } catch (ProblemException stopped) {
            return render(stopped.problems());
        }
    }

    /** What is wrong with a {@code punchclock.yaml}. */
    static String problemsOf(String yaml) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        List<Problem> refused = new ArrayList<>();
        CalendarReferenceReader calendars =
                new CalendarReferenceReader(CLOSURES, Path.of("/w"), Path.of("/w"), (name, file) -> {}, refused);
        var unused = new WorkspaceReader(NETWORKS, calendars, id -> UserConfigFile.none(calendars), problems)
                .read(new SourceText("punchclock.yaml", yaml));
        refused.addAll(0, problems.list());
        return render(refused);
    }

    /** What is wrong with a queue file. */
    static String queueProblems(String yaml) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        QueueReader.Queue unused = QueueReader.read(new SourceText("queue/a.yaml", yaml), problems);
        return render(problems.list());
    }

    /** The posts of a queue file that is in order. */
    static List<Post> posts(String yaml) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        QueueReader.Queue queue = QueueReader.read(new SourceText("queue/a.yaml", yaml), problems);
        if (problems.hasErrors()) {
            throw new AssertionError(render(problems.list()));
        }
        return queue.posts();
    }

    static String render(List<Problem> problems) {
        return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
    }
}
