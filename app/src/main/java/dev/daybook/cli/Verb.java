package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** A verb whose answer programs can read too. */
abstract class Verb extends BareVerb {

    @Option(names = "--json", description = "Print the daemon's own answer as JSON.")
    boolean json;

    Verb(Surroundings around) {
        super(around);
    }

    /** Makes one call and prints its answer: as it came with {@code --json}, otherwise as a page. */
    final <T> void show(DaybookClient client, Call<T> call, Function<T, String> page) throws ClientException, Failure {
        if (json) {
            printJson(client.body(call));
        } else {
            print(page.apply(client.answer(call)));
        }
    }

    final void printJson(String document) throws Failure {
        print(document.endsWith("\n") ? document : document + "\n");
    }
}
