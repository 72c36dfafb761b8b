package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command has printed, from the file its worker writes: it is there whether a daemon runs or not. */
@Command(name = "log", description = {"Print what an operation's command has written, as it wrote it.",
        "Works without a daemon too. Of a very long log the oldest part may be gone.",
        "Of a plan's run: the log of the phase that runs now or ran last in a worker,",
        "with -f then those of the phases after it."})
final class LogCommand extends BareVerb {

    @Parameters(arity = "1", paramLabel = "ID", description = "The operation; the beginning of its id is enough.")
    String id = "";

    @Option(names = {"-f",
            "--follow"}, description = "Go on until the operation has ended, across restarts of the daemon.")
    boolean follow;

    @Option(names = {"-n", "--lines"}, paramLabel = "N", description = "Begin with the last N lines.")
    @Nullable
    Integer lines;

    LogCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        if (lines != null && lines < 0) {
            throw wrong("--lines: " + lines + " is not a number from 0 on");
        }
        String whole = whole(client);
        LogReader reader = new LogReader(around, client, follow, lines);
        if (OperationId.isWhole(whole) && Files.exists(OperationLog.in(around, whole))) {
            reader.print(whole);
        } else {
            print(client.answer(Call.operation(whole)), reader);
        }
    }

    /** What has no log may be no command at all; the daemon has told what it is. */
    private void print(Operation operation, LogReader reader) throws ClientException, Failure, InterruptedException {
        if (Phases.isRun(operation)) {
            PlanLog log = new PlanLog(operation.id(), reader);
            if (follow) {
                log.follow();
            } else {
                log.print();
            }
        } else if (operation.runsIn().equals("worker")) {
            reader.print(operation.id());
        } else {
            throw new Failure(Exit.FAILED, operation.id() + " is work inside the daemon, which writes no log, see "
                    + "'daybook operations " + operation.id() + "'");
        }
    }

    private String whole(DaybookClient client) throws ClientException, Failure {
        try {
            return OperationId.resolved(id, client);
        } catch (DaemonAway away) {
            return OperationId.among(withFolder(), id);
        }
    }

    private List<String> withFolder() {
        try (Stream<Path> folders = Files.list(around.directories().operations())) {
            return folders.map(folder -> String.valueOf(folder.getFileName())).filter(OperationId::isWhole).toList();
        } catch (IOException noneYet) {
            return List.of();
        }
    }
}
