package dev.daybook.worker;

import dev.daybook.api.Heartbeat;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerRegistration;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.Refused;
import dev.daybook.platform.process.ProcessIdentity;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The thread that keeps in touch with whatever daemon there is. It asks with an answer that may wait, so that an order
 * arrives at once; a daemon that is away is looked for again within five seconds, for ever.
 */
final class Contact implements AutoCloseable {

    private static final int ANSWER_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** An interrupt may come just before the wait that it is to end. */
    private static final long STUBBORN_MILLIS = 50;

    private final DaybookClient client;
    private final String worker;
    private final ProcessIdentity self;
    private final Supplier<Hands> hands;
    private final Thread thread = Thread.ofPlatform().name("contact").daemon().unstarted(this::run);
    private boolean registered;
    private volatile boolean inTouch;
    private volatile boolean ending;

    /**
     * Prepares it.
     *
     * @param hands asked on this thread and on others, not before {@link #start}
     */
    Contact(DaybookClient client, String worker, ProcessIdentity self, Supplier<Hands> hands) {
        this.client = client;
        this.worker = worker;
        this.self = self;
        this.hands = hands;
    }

    void start() {
        thread.start();
    }

    /** There is news: a wait is cut short. Only this class's own waits are ever interrupted. */
    void news() {
        thread.interrupt();
    }

    /** Whether the last attempt to speak with a daemon has worked. */
    boolean inTouch() {
        return inTouch;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!ending) {
            if (spoken()) {
                pause = FIRST_PAUSE;
            } else if (!ending) {
                rest(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private boolean spoken() {
        try {
            Hands.Report report = hands.get().report();
            WorkerOrders orders = client.answer(registered
                    ? Call.heartbeat(worker, new Heartbeat(report.held(), report.ended(), ANSWER_SECONDS))
                    : Call.register(new WorkerRegistration(worker, self.pid(), self.startTicks(), self.bootId(),
                            report.held(), report.ended())));
            registered = true;
            inTouch = true;
            hands.get().heard(report, orders.orders());
            return true;
        } catch (DaemonAway e) {
            if (e.why() == DaemonAway.Why.INTERRUPTED) {
                Thread.interrupted();
                return true;
            }
            registered = false;
            inTouch = false;
            return false;
        } catch (Refused e) {
            // A daemon that was started anew does not know this worker; it is told who this is.
            boolean stranger = registered && e.problem().code().equals("not_found");
            registered = false;
            return stranger;
        } catch (ClientException | RuntimeException e) {
            // Whatever went wrong, this thread is the only one that can ever say that the operation is in good hands.
            registered = false;
            inTouch = false;
            return false;
        }
    }

    private static void rest(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException news) {
            // There is something to tell: it is tried at once.
        }
    }

    /** Says nothing more; once it returns, the client is not used any more. */
    @Override
    public void close() {
        ending = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.interrupt();
                thread.join(STUBBORN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
