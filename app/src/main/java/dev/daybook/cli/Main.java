package dev.daybook.cli;

import dev.daybook.platform.UnusableFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line's entry. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(Surroundings.ofThisProcess(), arguments));
        } catch (UnusableFolder e) {
            System.err.println("daybook: " + e.getMessage());
            System.exit(Exit.BAD_CONFIGURATION.code());
        }
    }

    /** Runs one command line; what it answers is its exit code. */
    static int run(Surroundings around, String... arguments) {
        OneLine errors = new OneLine(around.terminal());
        StringWriter help = new StringWriter();
        int exit = commandLine(around)
                .setOut(new PrintWriter(help))
                .setColorScheme(CommandLine.Help.defaultColorScheme(around.terminal().colour() ? Ansi.ON : Ansi.OFF))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors)
                .execute(arguments);
        return help.getBuffer().isEmpty() ? exit : show(around.terminal(), help.toString(), exit);
    }

    private static CommandLine commandLine(Surroundings around) {
        CommandLine root = new CommandLine(new DaybookCommand(around));
        List.of(new DaemonCommand(around), new StopCommand(around), new StatusCommand(around),
                new DoctorCommand(around),
                new SessionsCommand(around), new OperationsCommand(around),
                new CancelCommand(around), new UncancelCommand(around), new CorrectCommand(around),
                new EditCommand(around), new SplitCommand(around), new MergeCommand(around), new UndoCommand(around),
                new LogCommand(around), new WaitCommand(around), new ProgressCommand(around),
                plans(around), categories(around), autostart(around), new DayCommand(around), new WeekCommand(around),
                new TimelineCommand(around),
                new TotalsCommand(around), new ExportCommand(around),
                new SummariseCommand(around), new PauseCommand(around),
                new ResumeCommand(around), new BackupCommand(around), new RestoreCommand(around),
                new ForgetCommand(around), new VersionCommand(around),
                new CompletionCommand(around), new ManualCommand(around))
                .forEach(root::addSubcommand);
        // What follows the command are its own arguments, options too.
        root.addSubcommand(new CommandLine(new RunCommand(around)).setStopAtPositional(true));
        root.addSubcommand(search(around));
        headings(root);
        return root;
    }

    /** A word that must not be there looks like an option, and with {@code -h} among them like several. */
    private static CommandLine search(Surroundings around) {
        CommandLine search = new CommandLine(new SearchCommand(around)).setUnmatchedOptionsArePositionalParams(true)
                .setPosixClusteredShortOptionsAllowed(false);
        CommandSpec spec = search.getCommandSpec();
        OptionSpec help = spec.findOption(SearchCommand.HELP);
        spec.remove(help).addOption(OptionSpec.builder(help).names("--help").build());
        return search;
    }

    private static CommandLine plans(Surroundings around) {
        return new CommandLine(new PlanCommand(around))
                .addSubcommand(new PlanListCommand(around))
                .addSubcommand(new PlanShowCommand(around))
                .addSubcommand(new PlanTriggerCommand(around))
                .addSubcommand(new PlanEnableCommand(around))
                .addSubcommand(new PlanDisableCommand(around));
    }

    private static CommandLine categories(Surroundings around) {
        return new CommandLine(new CategoriesCommand(around)).addSubcommand(new CategoriesTestCommand(around));
    }

    private static CommandLine autostart(Surroundings around) {
        return new CommandLine(new AutostartCommand(around))
                .addSubcommand(new AutostartEnableCommand(around))
                .addSubcommand(new AutostartDisableCommand(around))
                .addSubcommand(new AutostartStatusCommand(around));
    }

    private static void headings(CommandLine parent) {
        for (CommandLine verb : parent.getSubcommands().values()) {
            verb.getCommandSpec().usageMessage().parameterListHeading("%n").optionListHeading("%n");
            headings(verb);
        }
    }

    private static int show(Terminal terminal, String help, int exit) {
        try {
            terminal.print(help);
            return exit;
        } catch (Failure failure) {
            terminal.complain(failure.getMessage());
            return failure.exit();
        }
    }
}
