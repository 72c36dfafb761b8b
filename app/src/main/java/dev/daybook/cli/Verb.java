package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all verbs have in common: their two options, and one client for the time of one run. */
abstract class Verb implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Option(names = "--json", description = "Print the daemon's own answer: one JSON document.")
    boolean json;

    @Spec
    CommandSpec spec;

    final Surroundings around;

    @SuppressWarnings("NullAway.Init") // picocli sets the spec before anything runs
    Verb(Surroundings around) {
        this.around = around;
    }

    /** Does the verb's work. */
    abstract void run(DaybookClient client) throws ClientException, Failure, InterruptedException;

    @Override
    public final Integer call() throws Failure, InterruptedException {
        try (DaybookClient client = DaybookClient.at(around.directories().socket())) {
            run(client);
            return Exit.DONE.code();
        } catch (ClientException e) {
            throw Failure.of(e);
        }
    }

    /** Makes one call and prints its answer: as it came with {@code --json}, otherwise as a page. */
    final <T> void show(DaybookClient client, Call<T> call, Function<T, String> page) throws ClientException, Failure {
        if (json) {
            printJson(client.body(call));
        } else {
            print(page.apply(client.answer(call)));
        }
    }

    final void print(String text) throws Failure {
        around.terminal().print(text);
    }

    final void printJson(String document) throws Failure {
        print(document.endsWith("\n") ? document : document + "\n");
    }

    /** The arguments are wrong in a way that only the verb can tell. */
    final ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
