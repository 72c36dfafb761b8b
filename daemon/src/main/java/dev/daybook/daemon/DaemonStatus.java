package dev.daybook.daemon;

import dev.daybook.api.Health;
import dev.daybook.backup.BackupStanding;
import dev.daybook.capture.Recorder;
import dev.daybook.capture.RecorderState;
import dev.daybook.coordinator.PlanWatch;
import dev.daybook.forget.ForgetDesk;
import dev.daybook.recovery.RecoveryReport;
import dev.daybook.search.Search;
import dev.daybook.rulefile.RuleWatch;
import dev.daybook.server.DayReader;
import dev.daybook.server.Routes;
import dev.daybook.server.Status;
import dev.daybook.store.Store;
import dev.daybook.summary.Summaries;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.OrphanWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Health, put together from the parts at each asking, so that it is always the real state. */
record DaemonStatus(
        String version,
        Health.Launch launch,
        RecoveryReport recovery,
        Store store,
        Recorder recorder,
        DayReader days,
        OrphanWatch orphans,
        PlanWatch plans,
        Summaries summaries,
        Search search,
        RuleWatch rules,
        ForgetDesk forgetting,
        BackupStanding backups,
        UpgradeWatch upgrade,
        Supplier<Instant> now,
        LaunchEnd end) implements Status {

    @Override
    public Health health() {
        RecorderState recording = recorder.state();
        List<String> notices = new ArrayList<>(store.notices(now.get()));
        store.roomNotice().ifPresent(notices::add);
        if (recovery.error() != null) {
            notices.add("Recovery: " + recovery.error());
        }
        if (recording.reason() != null) {
            notices.add(switch (recording.kind()) {
                case BLIND -> "Recording sees nothing: ";
                case HELD -> "Recording is held up: ";
                case STARTING, RECORDING, EXCLUDED, PAUSED -> "Recording: ";
            } + recording.reason());
        }
        notices.addAll(orphans.notices());
        DayReader.Waiting waiting = waiting(notices);
        notices.addAll(unlessAway(plans::notices));
        notices.addAll(unlessAway(summaries::notices));
        notices.addAll(search.notices());
        notices.addAll(rules.notices());
        notices.addAll(forgetting.notices());
        notices.addAll(unlessAway(backups::notices));
        notices.addAll(upgrade.notices());
        return new Health(
                notices.isEmpty() ? "ok" : "attention",
                version,
                launch,
                Routes.wire(recording),
                orphans.health(),
                new Health.Recovery(recovery.ranAt(), recovery.recovered(), recovery.failed(), recovery.error()),
                new Health.Summaries(waiting.pending(), waiting.failed()),
                new Health.Store(store.available() ? "open" : "unavailable", store.schemaVersion(), store.sequence(),
                        store.replayed()),
                backups.health(),
                notices);
    }

    private DayReader.Waiting waiting(List<String> notices) {
        try {
            return days.waiting();
        } catch (StoreUnavailable e) {
            notices.add("Store: " + e.getMessage());
            return new DayReader.Waiting(0, 0);
        }
    }

    /** A store that is away has been named already. */
    private static List<String> unlessAway(Supplier<List<String>> notices) {
        try {
            return notices.get();
        } catch (StoreUnavailable e) {
            return List.of();
        }
    }

    @Override
    public void stop() {
        end.stop();
    }

    @Override
    public void restart() {
        end.restart();
    }
}
