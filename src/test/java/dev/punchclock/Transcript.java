package dev.punchclock;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays a text file in which a person uses the program, and writes down what the program answers. Lines of the file:
 *
 * <pre>
 * # a comment
 * at 2026-11-24T10:00:00Z       sets the clock
 * cd DIR                        changes the folder
 * file PATH                     writes the indented lines that follow into a file
 * rm PATH                       removes a file or folder
 * cp FROM TO                    copies a folder
 * home NAME                     another home: another machine
 * type LINE                     at a terminal: what is typed when the next command asks; several lines in turn
 * $ punchclock ARGUMENTS        (HEAD among them: the head that "ledger head" told last) runs it; what follows is the
 * answer, up to the line "exit N"
 * </pre>
 */
final class Transcript {
    private static final String RANDOM_ID = "(desk1|demo|acme)-[0-9a-f]{4}\\b";
    private static final Pattern HEAD = Pattern.compile("(?m)^head ([0-9a-f]{64})$");
    private final Path root;
    private final List<String> played = new ArrayList<>();
    private final StringBuilder typed = new StringBuilder();
    private String head = "";
    private Path folder;
    private Path home;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    Transcript(Path root) throws IOException {
        this.root = root.toRealPath();
        folder = Files.createDirectories(this.root.resolve("work"));
        home = this.root.resolve("home");
    }

    /** The same file as it went this time. */
    String play(String written) throws IOException {
        List<String> lines = written.lines().toList();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i++);
            played.add(line);
            if (line.startsWith("$ punchclock")) {
                while (i < lines.size() && !lines.get(i).matches("exit \\d+")) {
                    i++;
                }
                i++;
                run(line.substring("$ punchclock".length()));
            } else if (line.startsWith("file ")) {
                StringBuilder text = new StringBuilder();
                while (i < lines.size() && lines.get(i).startsWith("    ")) {
                    played.add(lines.get(i));
                    text.append(lines.get(i++).substring(4)).append('\n');
                }
                Path file = folder.resolve(line.substring(5));
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } else {
                step(line);
            }
        }
        return String.join("\n", played) + "\n";
    }

    private void step(String line) throws IOException {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "at" -> now = Instant.parse(words[1]);
            case "cd" -> folder = folder.resolve(words[1]).normalize();
            case "home" -> home = root.resolve(words[1]);
            case "rm" -> remove(folder.resolve(words[1]));
            case "cp" -> copy(folder.resolve(words[1]), folder.resolve(words[2]));
            case "type" ->
                typed.append(line.substring(Math.min(line.length(), 5))).append('\n');
            case "", "#" -> {}
            default -> throw new IllegalArgumentException("what is: " + line);
        }
    }

    private void run(String arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of("HOME", home.toString(), "USER", "dave", "HOSTNAME", "desk1");
        boolean terminal = !typed.isEmpty();
        BufferedReader in = new BufferedReader(new StringReader(typed.toString()));
        typed.setLength(0);
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                () -> now, () -> "Europe/London", environment, folder, in, out, out, question -> "", terminal, false);
        int code = new Cli(commandEnvironment, new Wiring(() -> now, environment, () -> ZoneOffset.UTC), "test")
                .run(words(arguments.replace("HEAD", head)).toArray(String[]::new))
                .number();
        Matcher noted = HEAD.matcher(bytes.toString(StandardCharsets.UTF_8));
        head = noted.find() ? noted.group(1) : head;
        String said = bytes.toString(StandardCharsets.UTF_8)
                .replace(root.toString(), "/ROOT")
                .replaceAll(RANDOM_ID, "$1-0000")
                .replaceAll("head [0-9a-f]{64}", "head HASH")
                .replaceAll("\"(previous|hash)\":\"[0-9a-f]{64}\"", "\"$1\":\"HASH\"")
                .replaceAll("\"process\":\\d+", "\"process\":1");
        said.lines().forEach(played::add);
        played.add("exit " + code);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(each -> {
                try {
                    Files.copy(each, to.resolve(from.relativize(each)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
