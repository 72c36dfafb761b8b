package dev.daybook.forget;

import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import dev.daybook.operation.NewOperation;
import dev.daybook.platform.OperationId;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgetting as people ask for it, and what goes on of it after a kill. Thread safe. */
public final class ForgetDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetDesk.class);

    private final IntentFile file;
    private final ForgetStore store;
    private final ForgetWork work;
    private final BackupRenewal backups;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final String bootId;

    /**
     * @param zone the person's, now
     * @param bootId of this boot
     */
    public ForgetDesk(IntentFile file, ForgetStore store, ForgetWork work, BackupRenewal backups,
            Supplier<ZoneId> zone, Supplier<Instant> clock, String bootId) {
        this.file = file;
        this.store = store;
        this.work = work;
        this.backups = backups;
        this.zone = zone;
        this.clock = clock;
        this.bootId = bootId;
    }

    /**
     * What would go. Changes nothing.
     *
     * @throws Criteria.Unfit when the regular expression cannot be used
     * @throws IOException when the backups cannot be counted
     */
    public ForgetPreview preview(Criteria criteria) throws IOException {
        return told(store.survey(criteria, zone.get()), backups.count());
    }

    static ForgetPreview told(Survey survey, long backups) {
        Survey.Counts counts = survey.counts();
        return new ForgetPreview(counts.sessions(), counts.sessionsChanged(), counts.blocks(), counts.activeSeconds(),
                counts.titles(), counts.applications(), counts.operations(), counts.running(), survey.days().size(),
                backups, counts.first(), counts.last());
    }

    /**
     * Has it forgotten. From the moment this returns it will be, whatever becomes of the daemon.
     *
     * @param wanted makes the operation and begins it
     * @return the operation's id; empty while something else is being forgotten
     * @throws Criteria.Unfit when the regular expression cannot be used
     * @throws IOException when the intent cannot be written down; then nothing happens
     */
    public synchronized Optional<String> forget(Criteria criteria, boolean withBackups,
            Consumer<NewOperation> wanted) throws IOException {
        if (file.isThere()) {
            return Optional.empty();
        }
        Survey survey = store.survey(criteria, zone.get());
        file.write(new Intent(clock.get(), criteria, withBackups, survey));
        try {
            return Optional.of(begin(wanted));
        } catch (StoreUnavailable e) {
            // Nobody was told that it would be done.
            file.delete();
            throw e;
        }
    }

    /** Goes on with what an earlier launch did not finish. What hinders it is left to the notices. */
    public synchronized void goOn(Consumer<NewOperation> wanted) {
        if (!file.isThere()) {
            return;
        }
        try {
            LOG.info("Forgetting goes on in operation {}", begin(wanted));
        } catch (StoreUnavailable e) {
            LOG.warn("Forgetting does not go on now: {}", e.getMessage());
        }
    }

    private String begin(Consumer<NewOperation> wanted) {
        String id = OperationId.next();
        // Neither its title nor anything else of it says what is forgotten.
        wanted.accept(NewOperation.inDaemon(id, "forget", "forget", bootId));
        return id;
    }

    /** The receipt of an operation that has forgotten; empty when there is none. */
    public Optional<ForgetReceipt> receipt(String operation) throws IOException {
        return work.receipts().read(operation);
    }

    /** Whether something is being forgotten, or was begun and is not finished. */
    public boolean underWay() {
        return file.isThere();
    }

    /** What a person should know, one sentence each. */
    public List<String> notices() {
        return file.isThere() && !work.isRunning()
                ? List.of("Forgetting is not finished; 'daybook stop' and 'daybook daemon' have it go on, and the"
                        + " failed operation says what hindered it")
                : List.of();
    }
}
