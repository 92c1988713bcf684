package dev.punchclock.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What may stand on the line of a command, and where it goes. Told to picocli by calls, not by annotations: to read those,
 * the Java machine makes classes anew at every start, which took longer than all that is asked of them.
 */
final class CommandSyntax {
    static final String JSON = "--json";

    private final CommandSpec spec;
    private final ArgGroupSpec.@Nullable Builder group;
    private int words;

    CommandSyntax(CommandSpec spec) {
        this(spec, null);
    }

    private CommandSyntax(CommandSpec spec, ArgGroupSpec.@Nullable Builder group) {
        this.spec = spec;
        this.group = group;
    }

    /** What the command does, for its help: a line each. */
    CommandSyntax says(String... description) {
        spec.usageMessage().description(description);
        return this;
    }

    /** The options of every command that opens a workspace. */
    CommandSyntax in(WorkspaceOptions workspace) {
        workspace.syntax(this);
        return this;
    }

    /** An option without a value. */
    CommandSyntax flag(String name, String description, Runnable given) {
        return add(OptionSpec.builder(name)
                .arity("0")
                .type(boolean.class)
                .description(description)
                .setter(new Setter<Boolean>(on -> {
                    if (on) {
                        given.run();
                    }
                }))
                .build());
    }

    /** {@code --json}: what is answered is one object for machines. */
    CommandSyntax json(CommandEnvironment environment) {
        return flag(JSON, "for machines", environment.document()::ask);
    }

    /** An option with a value; it may have several names. */
    CommandSyntax value(String names, String label, String description, Consumer<String> given) {
        return add(option(names, label, description, String.class, given).build());
    }

    CommandSyntax needed(String name, String label, String description, Consumer<String> given) {
        return add(option(name, label, description, String.class, given)
                .required(true)
                .build());
    }

    CommandSyntax path(String names, String label, String description, Consumer<Path> given) {
        return value(names, label, description, path -> given.accept(Path.of(path)));
    }

    CommandSyntax number(String name, String label, String description, Consumer<Integer> given) {
        return add(option(name, label, description, Integer.class, given).build());
    }

    /** An option for ourselves. */
    CommandSyntax hidden(String name, String label, String description, Consumer<Long> given) {
        return add(
                option(name, label, description, Long.class, given).hidden(true).build());
    }

    /** A word that must be there; words stand in the order in which they are told. */
    CommandSyntax word(String label, String description, Consumer<String> given) {
        return add(positional(true, label, description, String.class, given));
    }

    /** A word that may be left out. */
    CommandSyntax mayWord(String label, String description, Consumer<String> given) {
        return add(positional(false, label, description, String.class, given));
    }

    /** A file or folder that may be left out. */
    CommandSyntax mayPath(String label, String description, Consumer<Path> given) {
        return mayWord(label, description, path -> given.accept(Path.of(path)));
    }

    /** Options of which exactly one must be given. */
    CommandSyntax oneOf(Consumer<CommandSyntax> options) {
        ArgGroupSpec.Builder all = ArgGroupSpec.builder().exclusive(true).multiplicity("1");
        options.accept(new CommandSyntax(spec, all));
        spec.addArgGroup(all.build());
        return this;
    }

    private static <T> OptionSpec.Builder option(
            String names, String label, String description, Class<T> type, Consumer<T> given) {
        return OptionSpec.builder(names.split(", "))
                .arity("1")
                .type(type)
                .paramLabel(label)
                .description(description)
                .setter(new Setter<>(given));
    }

    private <T> ArgSpec positional(boolean needed, String label, String description, Class<T> type, Consumer<T> given) {
        return PositionalParamSpec.builder()
                .index(String.valueOf(words++))
                .arity(needed ? "1" : "0..1")
                .required(needed)
                .type(type)
                .paramLabel(label)
                .description(description)
                .setter(new Setter<>(given))
                .build();
    }

    private CommandSyntax add(ArgSpec argument) {
        if (group != null) {
            group.addArg(argument);
        } else {
            spec.add(argument);
        }
        return this;
    }

    /** Hands on what was written. picocli also sets nothing, before it reads: what is usual is known to the command. */
    private record Setter<T>(Consumer<T> given) implements ISetter {
        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
        }) // picocli gives a value of the type it was told
        public <V> @Nullable V set(@Nullable V value) {
            if (value != null) {
                given.accept((T) value);
            }
            return null;
        }
    }
}
