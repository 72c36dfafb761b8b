package dev.daybook.cli.completion;

import java.util.List;

/** What may stand in a place of the command line. */
sealed interface Wanted {

    /** Anything; nothing can be offered. */
    record Anything() implements Wanted {}

    /** One of these words. */
    record OneOf(List<String> words) implements Wanted {}

    record AFile() implements Wanted {}

    record AFolder() implements Wanted {}

    /** A program and its arguments, as at the prompt. */
    record ACommand() implements Wanted {}

    /** An operation that goes on. */
    record AnActiveOperation() implements Wanted {}

    record AnOperation() implements Wanted {}

    record APlan() implements Wanted {}

    /** Where the shell's own function of this name, behind its prefix, knows the words. */
    default String function() {
        return switch (this) {
            case AnActiveOperation _ -> "active";
            case AnOperation _ -> "operations";
            case APlan _ -> "plans";
            case Anything _,OneOf _,AFile _,AFolder _,ACommand _ -> "";
        };
    }
}
