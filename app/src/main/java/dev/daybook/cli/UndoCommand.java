package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a change of a session back. */
@Command(name = "undo", description = {"Take the last change of a session back that still stands: what 'edit',",
        "'correct', 'split' or 'merge' changed at once. Again takes the one before it back."})
final class UndoCommand extends Verb {

    @Parameters(paramLabel = "SESSION", description = "The number of the session.")
    long session;

    UndoCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.undoEdit(session), around.pages()::undone);
    }
}
