package dev.daybook.daemon;

import dev.daybook.capture.Recorder;
import dev.daybook.export.DayExport;
import dev.daybook.forget.BackupRenewal;
import dev.daybook.forget.ForgetDesk;
import dev.daybook.forget.ForgetStore;
import dev.daybook.forget.ForgetWork;
import dev.daybook.forget.IntentFile;
import dev.daybook.forget.Look;
import dev.daybook.forget.OperationFolderTrace;
import dev.daybook.forget.SetAsideTrace;
import dev.daybook.forget.Trace;
import dev.daybook.platform.Boot;
import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.search.Search;
import dev.daybook.store.ForgetRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.summary.Summaries;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Wires what forgets. */
record Forgetting(ForgetWork work, ForgetDesk desk) {

    static Forgetting of(Store store, RecordingRows rows, Recorder recorder, Summaries summaries, Search search,
            Safekeeping backing, DayExport export, Directories directories, Supplier<Instant> now) {
        ForgetStore forgotten = new ForgetRows(store, rows::nextActivityId);
        IntentFile intent = new IntentFile(directories.data());
        BackupRenewal backups = new BackupRenewal(backing.backups(), backing.work()::makeTheOnly);
        ForgetWork work = new ForgetWork(intent, forgotten,
                new ForgetWork.Surroundings(recorder::erase, summaries::settle,
                        traces(summaries, search, export, directories), backups, look(directories)),
                directories.operations(), now);
        return new Forgetting(work,
                new ForgetDesk(intent, forgotten, work, backups, LocalZone::now, now, Boot.id()));
    }

    /** Entries first: a session that lost something is written anew before anybody looks whether it still says it. */
    private static List<Trace> traces(Summaries summaries, Search search, DayExport export, Directories directories) {
        return List.of(
                (forgotten, steps) -> {
                    summaries.forget(forgotten.sessions(), forgotten.days(),
                            (done, of) -> steps.next((double) done / of));
                    return List.of();
                },
                (_, _) -> {
                    search.erase();
                    return List.of();
                },
                (forgotten, steps) -> {
                    export.delete(forgotten.days());
                    return List.of();
                },
                new OperationFolderTrace(directories.operations()),
                new SetAsideTrace(directories.data()));
    }

    private static Look look(Directories directories) {
        return new Look(List.of(directories.config(), directories.data(), directories.events(), directories.exports(),
                directories.operations(), directories.logs(), directories.run()));
    }
}
