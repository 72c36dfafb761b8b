package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command has printed, from the file its worker writes: it is there whether a daemon runs or not. */
@Command(name = "log", description = {"Print what an operation's command has written, as it wrote it.",
        "Works without a daemon too. Of a very long log the oldest part may be gone."})
final class LogCommand extends BareVerb {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

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
        if (!OperationId.isWhole(whole) || Files.notExists(folder(whole))) {
            client.answer(Call.operation(whole));
        }
        if (OperationId.isWhole(whole)) {
            print(whole, OperationLog.in(around, whole), client);
        }
    }

    private Path folder(String whole) {
        return around.directories().operations().resolve(whole);
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

    private void print(String whole, Path file, DaybookClient client)
            throws ClientException, Failure, InterruptedException {
        try (OperationLog log = new OperationLog(file)) {
            if (lines != null) {
                log.skipToLast(lines);
            }
            if (follow) {
                follow(whole, log, client);
            } else {
                log.passOn(around.terminal());
            }
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "cannot read the log " + file + ": " + e + ", check its owner and disk");
        }
    }

    private void follow(String whole, OperationLog log, DaybookClient client)
            throws ClientException, Failure, InterruptedException, IOException {
        LastExit exit = new LastExit(folder(whole));
        Absence absence = Absence.borneForEver(around.terminal());
        try (EndSignal end = EndSignal.of(whole, new OperationWatch(client), exit, absence)) {
            boolean over = false;
            while (!over) {
                // Asked first: what is read after the end is everything.
                over = end.given();
                if (!log.passOn(around.terminal())) {
                    return;
                }
                if (!over) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
            end.confirm();
        }
    }
}
