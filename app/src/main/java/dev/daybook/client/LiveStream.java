package dev.daybook.client;

import dev.daybook.api.Pulse;
import dev.daybook.client.DaemonAway.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the daemon's pulse for as long as it is open, through any number of daemons and whatever becomes of each. It
 * tells its listener every pulse, and once for each reason why there is none.
 *
 * <p>Thread safe. All is told on its one thread, {@code live}, which is a daemon thread and never gives up.
 */
public final class LiveStream implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    /** A daemon that is well tells a pulse each second. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    /** Milliseconds before the next attempt, by how many have failed. */
    private static final List<Integer> PAUSES = List.of(0, 250, 500, 1_000);

    private final Path socket;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable PulseConnection connection;
    private @Nullable Why told;
    private int failed;

    private LiveStream(Path socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    /** Is told, on one thread, one thing after the other. What it throws is logged, and the stream goes on. */
    public interface Listener {

        /**
         * The daemon is there, and so it is. The first pulse of every daemon says that everything has changed; another
         * launch than before is another daemon. While this call lasts nothing is read: what comes meanwhile is told in
         * fewer pulses afterwards.
         */
        void pulse(Pulse pulse);

        /**
         * No daemon tells anything now. Said once, and again when the reason becomes another; the next pulse ends it.
         */
        void away(DaemonAway why);
    }

    /**
     * Begins to follow the daemon that listens at {@code socket}, whether it does so already or not.
     *
     * @return what is to be closed in the end
     */
    public static LiveStream open(Path socket, Listener listener) {
        LiveStream live = new LiveStream(socket, listener);
        Thread.ofPlatform().name("live").daemon().start(live::run);
        return live;
    }

    /** Begins nothing any more; a call of the listener that is under way is not waited for. */
    @Override
    public void close() {
        closed.countDown();
        PulseConnection current = connection;
        if (current != null) {
            current.wake();
        }
    }

    private void run() {
        try {
            do {
                follow();
            } while (!closed.await(PAUSES.get(Math.min(failed, PAUSES.size() - 1)), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.error("The live stream was interrupted and ends; nobody may do that", e);
        }
    }

    /**
     * One connection from its beginning to its end. One that ended after it had told something is no news by itself: what
     * the next attempt finds is, and that comes at once, unless it told so little that this would go on for ever. Nor is
     * the first that ended before it told anything: a daemon that is being killed takes connections to its last moment.
     */
    private void follow() {
        int pulses = 0;
        try (PulseConnection current = PulseConnection.to(socket, PATIENCE)) {
            connection = current;
            while (isOpen()) {
                Pulse pulse = current.next();
                pulses++;
                told = null;
                tell(() -> listener.pulse(pulse));
            }
        } catch (DaemonAway why) {
            away(why);
        } catch (IOException e) {
            if (pulses == 0 && failed > 0) {
                away(Diagnosis.of(socket, PATIENCE, e));
            }
        } catch (RuntimeException e) {
            LOG.error("The live stream failed and begins again", e);
        }
        failed = pulses > 1 ? 0 : failed + 1;
    }

    private void away(DaemonAway why) {
        if (told != why.why()) {
            told = why.why();
            tell(() -> listener.away(why));
        }
    }

    private void tell(Runnable news) {
        try {
            if (isOpen()) {
                news.run();
            }
        } catch (RuntimeException | Error e) {
            LOG.error("A listener failed; the live stream goes on", e);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }
}
