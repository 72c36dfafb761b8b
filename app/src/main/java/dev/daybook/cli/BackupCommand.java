package dev.daybook.cli;

import dev.daybook.api.Backup;
import dev.daybook.api.BackupList;
import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Progress;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.DurableFiles;
import dev.daybook.words.PlainText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a backup now, or shows those there are. */
@Command(name = "backup", description = {
        "Make a backup of everything now: a copy of the database that was opened and read",
        "to its end. One is made by itself every day; this is for who wants one more.",
        "Yours stays until seven newer ones were ordered."}, footer = {"",
                "'daybook restore' goes back to one.",
                "Exit code: 1 when none could be made."})
final class BackupCommand extends Verb {

    @Option(names = "--list", description = "Show the backups there are; also while no daemon runs.")
    boolean list;

    @Option(names = "--to", paramLabel = "FILE", description = "Copy it to this file or folder, too; nothing is replaced.")
    @Nullable
    Path to;

    BackupCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "operations";
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        if (list) {
            show(known(client));
        } else {
            make(client);
        }
    }

    private BackupList known(DaybookClient client) throws ClientException, Failure {
        try {
            return client.answer(Call.backups());
        } catch (DaemonAway away) {
            if (away.why() == DaemonAway.Why.NOT_RUNNING) {
                return new BackupFolder(around.directories().data().resolve("backups")).list();
            }
            throw away;
        }
    }

    private void show(BackupList backups) throws Failure {
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(backups));
        } else {
            print(around.pages().backups(backups));
        }
    }

    private void make(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Path place = to;
        if (place != null) {
            refuseWhereItCannotGo(place);
        }
        Operation made = client.answer(Call.create(OperationRequest.inDaemon("backup", Map.of())));
        Operation end = new ToldProgress(client, around.terminal()).end(made.id());
        if (!end.status().equals("completed")) {
            String error = end.error();
            throw new Failure(Exit.FAILED, "backup " + end.status() + (error == null
                    ? ""
                    : ": "
                            + PlainText.line(error))
                    + ", see 'daybook operations " + end.id() + "'");
        }
        BackupList there = client.answer(Call.backups());
        Instant asked = made.created().truncatedTo(ChronoUnit.SECONDS);
        Backup backup = there.backups().stream().filter(one -> one.taken().equals(asked)).findFirst()
                .orElseThrow(() -> new Failure(Exit.FAILED, "the backup was made and has gone since, see 'daybook"
                        + " backup --list'"));
        Path file = Path.of(there.folder(), backup.file());
        if (place != null) {
            copy(file, place);
        }
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(backup));
        } else {
            print(around.pages().backedUp(backup, file.toString()));
        }
    }

    /** Before one is made for it. */
    private static void refuseWhereItCannotGo(Path place) throws Failure {
        boolean intoFolder = Files.isDirectory(place);
        if (Files.exists(place) && !intoFolder) {
            throw new Failure(Exit.FAILED, place + " is there already; name another file");
        }
        Path folder = intoFolder ? place : folderOf(place);
        if (!Files.isDirectory(folder)) {
            throw new Failure(Exit.FAILED, "there is no folder " + folder + "; make it, or name another");
        }
        if (!Files.isWritable(folder)) {
            throw new Failure(Exit.FAILED, "you may not write to " + folder + "; name another folder");
        }
    }

    /** Under a name of its own until it is whole and on its disk, which may be taken out as soon as this has ended. */
    private void copy(Path file, Path place) throws Failure {
        Path whole = Files.isDirectory(place) ? place.resolve(file.getFileName()) : place;
        Path begun = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            try {
                Files.copy(file, begun, StandardCopyOption.REPLACE_EXISTING);
                DurableFiles.force(begun);
                Files.move(begun, whole);
            } finally {
                // What was moved is not there any more.
                Files.deleteIfExists(begun);
            }
            DurableFiles.forceFolder(folderOf(whole));
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Exit.FAILED, "the backup was made, " + file + ", and not copied: " + whole
                    + " is there already");
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "the backup was made, " + file + ", and could not be copied to " + whole
                    + ": " + e.getMessage());
        }
        around.terminal().complain("copied to " + whole);
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    }

    /** Waits for an operation, and says on a terminal where it is. */
    private record ToldProgress(DaybookClient client, Terminal terminal) {

        Operation end(String id) throws ClientException, InterruptedException {
            Absence absence = Absence.borneForEver(terminal);
            String told = "";
            while (true) {
                switch (new OperationWatch(client).look(id, Duration.ofMillis(500))) {
                    case OperationWatch.Look.Ended(Operation operation) -> {
                        return operation;
                    }
                    case OperationWatch.Look.Going(Operation operation) -> {
                        absence.over();
                        told = tell(operation.progress(), told);
                    }
                    case OperationWatch.Look.Away(ClientException why) -> absence.goesOn(why);
                }
            }
        }

        private String tell(@Nullable Progress progress, String told) {
            String message = progress == null || progress.message() == null ? "" : PlainText.line(progress.message());
            if (!message.isEmpty() && !message.equals(told) && Terminal.isThere()) {
                terminal.complain(message);
            }
            return message.isEmpty() ? told : message;
        }
    }
}
