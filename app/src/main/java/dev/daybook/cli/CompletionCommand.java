package dev.daybook.cli;

import dev.daybook.cli.completion.Completion;
import dev.daybook.cli.completion.Shell;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a shell reads to complete Daybook's verbs, options, operations and plans. */
@Command(name = "completion", description = {"Print what a shell needs to complete 'daybook'. The packages install it.",
        "Otherwise, for instance: source <(daybook completion bash)"})
final class CompletionCommand extends BareVerb {

    @Parameters(arity = "1", paramLabel = "SHELL", description = "bash, zsh or fish.")
    Shell shell = Shell.BASH;

    CompletionCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws Failure {
        print(Completion.script(shell, spec.root()));
    }
}
