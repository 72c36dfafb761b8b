package dev.daybook.cli;

import dev.daybook.api.Backup;
import dev.daybook.api.Health;
import dev.daybook.api.Json;
import dev.daybook.api.RestorePreview;
import dev.daybook.api.RestoreRequest;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to a backup. */
@Command(name = "restore", description = {
        "Put a backup in the place of the database. What came after it is replayed from the",
        "journal, so that nothing is lost; with --discard-later that is set aside, too.",
        "What would happen is shown and asked for first. Nothing is ever deleted: the",
        "database that was there is set aside. A backup of another machine is taken into",
        "a Daybook that has no sessions yet.", "",
        "  daybook restore                      the newest backup",
        "  daybook restore 20261122T02          the one whose time begins so",
        "  daybook restore /media/disk/daybook-20261122T020000Z.zip"}, footer = {"",
                "Exit code: 1 when it was not restored; 2 without --yes where there is no terminal",
                "to ask on."})
final class RestoreCommand extends Verb {

    private static final String WORD = "restore";
    private static final String LATEST = "latest";

    // A file from elsewhere is unpacked and read to its end.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "BACKUP", arity = "0..1", description = "latest, the beginning of a backup's name or time, or a file.")
    String wanted = LATEST;

    @Option(names = "--discard-later", description = "Set aside what came after the backup instead of replaying it.")
    boolean discardLater;

    @Option(names = "--dry-run", description = "Show what would happen, and change nothing.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    RestoreCommand(Surroundings around) {
        super(around);
    }

    @Override
    String list() {
        return "backup --list";
    }

    @Override
    void run(DaybookClient unused) throws ClientException, Failure, InterruptedException {
        if (json && !dryRun && !yes) {
            throw wrong("--json asks nothing; give --dry-run to look, or --yes to have it done");
        }
        Consent consent = Consent.to(WORD, yes);
        if (!dryRun && consent.cannotBeHad()) {
            throw wrong("there is no terminal to ask on; look with --dry-run first, then give --yes");
        }
        try (DaybookClient client = DaybookClient.at(around.directories().socket(), PATIENCE)) {
            Launching launching = new Launching(around, client);
            if (launching.running().isEmpty()) {
                around.terminal().complain("no daemon runs, starting one");
                launching.start();
            }
            RestoreRequest request = request(client);
            RestorePreview preview = client.answer(Call.previewRestore(request));
            if (!json) {
                print(around.pages().restore(preview));
            } else if (dryRun) {
                printJson(Json.MAPPER.writeValueAsString(preview));
            }
            if (!dryRun) {
                consent.obtain("to do this", "nothing was restored");
                restore(launching, request);
            }
        }
    }

    /** A name is looked for among the backups first; what lies in their folder is named by its name. */
    private RestoreRequest request(DaybookClient client) throws ClientException {
        if (wanted.equals(LATEST)) {
            return new RestoreRequest(null, null, discardLater);
        }
        List<Backup> fitting = client.answer(Call.backups()).backups().stream().filter(this::fits).toList();
        if (fitting.size() > 1) {
            throw wrong("'" + wanted + "' begins the name of " + fitting.size() + " backups; give more of it");
        }
        if (fitting.size() == 1) {
            return new RestoreRequest(fitting.getFirst().file(), null, discardLater);
        }
        Path file = file();
        return Files.isRegularFile(file)
                ? new RestoreRequest(null, file.toString(), discardLater)
                : new RestoreRequest(wanted, null, discardLater);
    }

    private boolean fits(Backup backup) {
        return backup.file().startsWith(wanted) || backup.file().startsWith("daybook-" + wanted);
    }

    private Path file() {
        try {
            return Path.of(wanted).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw wrong("'" + wanted + "' is neither a backup nor a file");
        }
    }

    private void restore(Launching launching, RestoreRequest request)
            throws ClientException, Failure, InterruptedException {
        Health before = launching.client().answer(Call.health());
        RestorePreview doing = launching.client().answer(Call.restore(request));
        around.terminal().complain("the daemon begins anew with " + doing.backup().file());
        Health health = new NextLaunch(launching, before.launch()).awaited();
        if (Files.exists(around.directories().data().resolve("restore.json"))) {
            throw new Failure(Exit.FAILED, doing.backup().file() + " was not restored, and the next launch of the"
                    + " daemon tries again, see 'daybook status'");
        }
        mustBeDone(doing, before, health);
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(doing));
        } else {
            print(around.pages().restored(doing, health));
        }
    }

    /** The launch changes nothing where it finds the backup broken, and leaves a notice; an older one is no matter. */
    private static void mustBeDone(RestorePreview doing, Health before, Health health) throws Failure {
        String wasNot = "The backup " + doing.backup().file() + " was to be restored and was not";
        Optional<String> why = health.notices().stream()
                .filter(notice -> notice.startsWith(wasNot) && !before.notices().contains(notice)).findFirst();
        if (why.isPresent()) {
            throw new Failure(Exit.FAILED, why.get());
        }
    }
}
