package dev.daybook.cli.completion;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option.
 *
 * @param names short ones too, with their dashes
 * @param about one line
 * @param value what follows it; meaningless where nothing does
 */
record Choice(List<String> names, String about, boolean takesValue, Wanted value) {

    static Choice of(OptionSpec option) {
        return new Choice(List.of(option.names()), Word.line(option.description()), option.arity().max() > 0,
                value(option));
    }

    static Wanted value(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return new Wanted.OneOf(
                    StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList());
        }
        return switch (argument.paramLabel()) {
            case "FOLDER" -> new Wanted.AFolder();
            case "FILE" -> new Wanted.AFile();
            case "OP" -> new Wanted.AnActiveOperation();
            default -> argument.type() == Path.class ? new Wanted.AFile() : new Wanted.Anything();
        };
    }
}
