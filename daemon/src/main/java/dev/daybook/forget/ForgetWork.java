package dev.daybook.forget;

import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.ForgetReceipt.LeftIn;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OneAtATime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task {@code forget}: carries out what stands in the {@link IntentFile}, in an order in which each step may be done
 * again, and removes the file last. Whoever is killed in between is followed by the next launch. Thread safe.
 *
 * <p><b>Invariant:</b> what is to be forgotten is in no message, row or line of the log.
 */
public final class ForgetWork implements DaemonWork {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetWork.class);

    private final IntentFile file;
    private final ForgetStore store;
    private final Surroundings around;
    private final ReceiptFile receipts;
    private final Supplier<Instant> clock;
    private final OneAtATime turn = new OneAtATime();
    private volatile boolean running;

    /** What the recorder holds and the store is not alone with. */
    public interface Recent {
        void erase(TimeRange range, Predicate<Activity> meant);
    }

    /**
     * Who keeps something beside the store.
     *
     * @param summariesAtRest returns once no summary is being made of what was read before
     * @param traces in the order in which they are asked
     * @param backups goes last: a new backup holds nothing of it
     */
    public record Surroundings(Recent recent, Runnable summariesAtRest, List<Trace> traces, BackupRenewal backups,
            Look look) {}

    /**
     * Prepares it.
     *
     * @param operations one folder an operation; the receipts stand there
     */
    public ForgetWork(IntentFile file, ForgetStore store, Surroundings around, Path operations,
            Supplier<Instant> clock) {
        this.file = file;
        this.store = store;
        this.around = around;
        this.receipts = new ReceiptFile(operations);
        this.clock = clock;
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    /** Whether it is being carried out now. */
    boolean isRunning() {
        return running;
    }

    ReceiptFile receipts() {
        return receipts;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        return turn.run(steps, () -> {
            running = true;
            try {
                Intent intent = file.read()
                        .orElseThrow(() -> new IOException("nothing is to be forgotten; see 'daybook forget --help'"));
                forget(order, intent, steps);
                return Map.of();
            } finally {
                running = false;
            }
        });
    }

    private void forget(Order order, Intent intent, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        try {
            steps.next(0.01, "beginning");
        } catch (InterruptedException told) {
            if (store.cancelAsked(order.operation())) {
                file.delete();
            }
            throw told;
        }
        Stretch stretch = new Stretch(order.operation(), steps);
        List<LeftIn> left = new ArrayList<>();
        Forgotten forgotten = eraseRows(intent, stretch);
        for (Trace trace : around.traces) {
            left.addAll(trace.erase(forgotten, stretch.within(0.45, 0.55, "files")));
        }
        store.compact(stretch.within(0.55, 0.65, "database"));
        store.rewriteJournal(stretch.within(0.65, 0.85, "journal"));
        BackupRenewal.Renewed backups = around.backups.renew(clock.get(), intent.backups(),
                (fraction, message) -> stretch.within(0.85, 0.95, "backups").next(fraction));
        left.addAll(backups.left());
        List<String> words = store.wordsGone(intent.survey().words());
        left.addAll(around.look.at(words, file.path(), stretch.within(0.95, 1, "looking")));
        finish(order, intent, backups.removed(), left);
    }

    /** Summaries come to rest in between: one that was being written knew the minutes that are gone. */
    private Forgotten eraseRows(Intent intent, Stretch stretch) throws InterruptedException {
        Criteria criteria = intent.criteria();
        Survey survey = intent.survey();
        Wording words = criteria.wording();
        around.recent.erase(criteria.range(), span -> criteria.timeAlone()
                || (span.focus() != null && words.focus(span.focus())));
        store.eraseMinutes(criteria, stretch.within(0.02, 0.3, "minutes"));
        around.summariesAtRest.run();
        store.eraseSessions(criteria, survey.sessions(), survey.worded(), stretch.within(0.3, 0.4, "sessions"));
        List<String> operations = store.eraseOperations(survey.operations(), stretch.within(0.4, 0.43, "operations"));
        store.eraseUnusedNames(stretch.within(0.43, 0.45, "names"));
        return new Forgotten(survey.days(), store.sessionsGone(survey.sessions()), operations, intent.backups());
    }

    private void finish(Order order, Intent intent, long removed, List<LeftIn> left) throws IOException {
        ForgetPreview counts = ForgetDesk.told(intent.survey(), removed);
        receipts.write(new ForgetReceipt(order.operation(), clock.get(), counts, removed, left));
        file.delete();
        LOG.info("Forgotten what was asked for at {}; {} files still hold some of it or may", intent.asked(),
                left.size());
    }

    /** Steps of one method after the other. Once something is erased a cancel comes too late: half of it helps nobody. */
    private final class Stretch {

        private final String operation;
        private final DaemonTasks.Steps steps;

        Stretch(String operation, DaemonTasks.Steps steps) {
            this.operation = operation;
            this.steps = steps;
        }

        ForgetStore.Steps within(double from, double to, String what) {
            return fraction -> {
                try {
                    steps.next(from + (to - from) * fraction, what);
                } catch (InterruptedException told) {
                    if (!store.cancelAsked(operation)) {
                        throw told;
                    }
                }
            };
        }
    }
}
