package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;

final class SchemaPrinting implements Command {
    private final Shell shell;
    private final Parts parts;
    private String kind = "workspace";

    SchemaPrinting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Prints the JSON Schema of punchclock.yaml, or of the files in queue/, for your editor.")
                .mayWord("workspace|queue", "of which kind of file (default: workspace)", given -> kind = given);
    }

    @Override
    public ExitCode run() {
        if (!kind.equals("workspace") && !kind.equals("queue")) {
            throw new Stopped(ExitCode.USAGE, "there is no kind of file " + kind, "give workspace or queue");
        }
        shell.screen().raw(parts.schema(kind.equals("workspace")));
        return ExitCode.DONE;
    }
}
