package dev.daybook.daemon;

import dev.daybook.backup.BackedUpStore;
import dev.daybook.backup.BackupStanding;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.DailyBackup;
import dev.daybook.backup.Rotation;
import dev.daybook.forget.ForgetDesk;
import dev.daybook.operation.NewOperation;
import dev.daybook.platform.Boot;
import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.platform.OperationId;
import dev.daybook.restore.RestoreDesk;
import dev.daybook.server.BackupRoutes;
import dev.daybook.settings.BackupSettings;
import dev.daybook.store.RestoreIntentFile;
import dev.daybook.store.RestoreRows;
import dev.daybook.store.Store;
import dev.daybook.store.StoreBackup;
import dev.daybook.watch.OperationDesk;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires what makes backups and restores them. */
record Safekeeping(Backups backups, BackedUpStore source, BackupWork work, Supplier<Instant> now) {

    static Safekeeping of(Store store, Directories directories, BackupSettings settings, Supplier<Instant> now) {
        Backups backups = new Backups(directories.data().resolve("backups"));
        BackedUpStore source = new StoreBackup(store, directories.data());
        Rotation rotation = new Rotation(settings.keepDaily(), settings.keepWeekly());
        return new Safekeeping(backups, source, new BackupWork(backups, source, rotation, LocalZone::now, now), now);
    }

    /** Empty where a person has switched it off. */
    Optional<DailyBackup> daily(BackupSettings settings, OperationDesk desk) {
        return settings.daily()
                ? Optional.of(new DailyBackup(work, backups, source, options -> desk.create(
                        NewOperation.inDaemon(OperationId.next(), "backup", "backup", Boot.id()), options),
                        LocalZone::now, now))
                : Optional.empty();
    }

    BackupStanding standing(Optional<DailyBackup> daily) {
        return new BackupStanding(backups, work, daily, now);
    }

    BackupRoutes routes(BackupStanding standing, Store store, Directories directories, ForgetDesk forgetting,
            Runnable restart) {
        return new BackupRoutes(standing, new RestoreDesk(backups, work, new RestoreRows(store),
                new RestoreIntentFile(directories.data()), forgetting::underWay,
                directories.data().resolve("set-aside"), now), restart);
    }
}
