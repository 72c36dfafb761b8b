package dev.daybook.daemon;

import dev.daybook.backup.BackupWork;
import dev.daybook.export.DayExport;
import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.prune.PruneWork;
import dev.daybook.server.DayReader;
import dev.daybook.settings.Retention;
import dev.daybook.store.EndedOperationRows;
import dev.daybook.store.OldRows;
import dev.daybook.store.Store;
import dev.daybook.summary.SummariseWork;
import dev.daybook.summary.Summaries;
import dev.daybook.watch.DaemonWork;
import java.nio.file.Path;
import java.util.Map;

/** What the daemon can do by itself, by the name that plans and the API call it. */
final class DaemonWorks {

    private DaemonWorks() {}

    static DayExport export(DayReader days, Directories directories, Path home) {
        return new DayExport(days, directories.exports(), home, LocalZone::now);
    }

    static PruneWork prune(Store store, Directories directories, Retention retention) {
        return new PruneWork(directories.operations(), new EndedOperationRows(store), new OldRows(store), retention);
    }

    static Map<String, DaemonWork> of(DayExport export, Summaries summaries, PruneWork prune, BackupWork backup) {
        return Map.of(
                "summarise", new SummariseWork(summaries),
                "export", export,
                "backup", backup,
                "prune", prune);
    }
}
