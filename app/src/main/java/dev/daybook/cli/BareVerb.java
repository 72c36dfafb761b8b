package dev.daybook.cli;

import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all verbs have in common: their help, and one client for the time of one run. */
abstract class BareVerb implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    CommandSpec spec;

    final Surroundings around;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before anything runs
    BareVerb(Surroundings around) {
        this.around = around;
    }

    /** Does the verb's work. */
    abstract void run(DaybookClient client) throws ClientException, Failure, InterruptedException;

    /** The exit code of a run that came to its end. */
    int exit() {
        return Exit.DONE.code();
    }

    /** The verb that lists what this one is asked about. */
    String list() {
        return "sessions";
    }

    @Override
    public final Integer call() throws Failure, InterruptedException {
        try (DaybookClient client = DaybookClient.at(around.directories().socket())) {
            run(client);
            return exit();
        } catch (ClientException e) {
            throw Failure.of(e, list());
        }
    }

    final void print(String text) throws Failure {
        around.terminal().print(text);
    }

    /** The arguments are wrong in a way that only the verb can tell. */
    final ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
