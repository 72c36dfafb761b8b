package dev.daybook.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in one line on the error stream, whatever it was. */
record OneLine(Terminal terminal) implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Pattern CONSTANTS = Pattern.compile("\\[[A-Z, ]+]");

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        terminal.complain(what(e, command) + ", see '" + command.getCommandSpec().qualifiedName() + " --help'");
        return Exit.USAGE.code();
    }

    private static String what(ParameterException e, CommandLine command) {
        boolean hasVerbs = !command.getSubcommands().isEmpty();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String argument = unmatched.getUnmatched().getFirst();
            boolean option = argument.startsWith("-");
            return (option ? "unknown option '" : hasVerbs ? "unknown verb '" : "unexpected argument '") + argument
                    + "'";
        }
        String message = plain(String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong argument"));
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    // The parser speaks to programmers here and there.
    private static String plain(String message) {
        String said = Failure.unstopped(message).replaceFirst("^Error: ", "")
                .replaceFirst(" is not an? (int|long)$", " is not a number")
                .replaceFirst(" \\(case-insensitive\\)", "");
        return CONSTANTS.matcher(said).replaceAll(constants -> constants.group().toLowerCase(Locale.ROOT));
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case Failure failure -> failed(failure.getMessage(), failure.exit());
            case InterruptedException _ -> failed("interrupted, try again", Exit.FAILED.code());
            // A fault of the program itself: the one place where its type helps whoever is told of it.
            default -> failed("unexpected fault in 'daybook': " + e + ", please report it", Exit.FAILED.code());
        };
    }

    private int failed(String line, int exit) {
        terminal.complain(line);
        return exit;
    }
}
