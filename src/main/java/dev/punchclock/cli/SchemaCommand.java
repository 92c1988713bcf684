package dev.punchclock.cli;

import dev.punchclock.cli.json.OutputSchemas;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.util.List;

/** {@code schema}: prints the JSON Schema of a kind of file, or of an answer. */
final class SchemaCommand implements Command {
    private final CommandEnvironment environment;
    private final FileSchemas schemas;
    private String kind = "workspace";

    SchemaCommand(CommandEnvironment environment, FileSchemas schemas) {
        this.environment = environment;
        this.schemas = schemas;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Prints a JSON Schema: of punchclock.yaml, of the files in queue/, or of your own config.yaml,",
                        "for your editor; of all that --json answers, or of one kind of it, such as status.")
                .mayWord("workspace|queue|config|output|KIND", "of what (default: workspace)", given -> kind = given);
    }

    @Override
    public ExitCode run() {
        environment.screen().raw(schema());
        return ExitCode.DONE;
    }

    private String schema() {
        switch (kind) {
            case "workspace", "queue", "config" -> {
                return schemas.schema(kind);
            }
            case "output" -> {
                return OutputSchemas.schema();
            }
            default -> {
                List<String> kinds = OutputSchemas.kinds();
                if (!kinds.contains(kind)) {
                    throw new ProblemException(ExitCode.USAGE, "there is no schema of " + kind, remedy(kinds));
                }
                return OutputSchemas.schema(kind);
            }
        }
    }

    private String remedy(List<String> kinds) {
        return DidYouMean.nearest(kind, kinds)
                .map(near -> "did you mean " + near + "?")
                .orElse("give workspace, queue, config or output, or one of " + String.join(", ", kinds));
    }
}
