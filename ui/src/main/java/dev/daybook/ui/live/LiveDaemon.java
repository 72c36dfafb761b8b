package dev.daybook.ui.live;

import dev.daybook.api.Pulse;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.LiveStream;
import dev.daybook.ui.live.Changed.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A real daemon behind its socket: a stream tells what changes, three threads ask, one does what the person
 * wants done, and one tells the time, also while the others wait. {@link #close} may be called on any thread.
 */
public final class LiveDaemon implements Live, AutoCloseable {

    // A person waits at a window; a daemon that is away is seen by the stream long before.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int ASKING = 3;
    // A daemon that is slow is not asked everything again for each answer that it owes.
    private static final Duration LEAVE_IN_PEACE = Duration.ofSeconds(15);

    private final Path socket;
    private final DaybookClient client;
    private final Executor ui;
    private final Supplier<Instant> clock;
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(new Link.Looking());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final List<Consumer<Changed>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService asking = Executors.newFixedThreadPool(ASKING,
            Thread.ofPlatform().name("ask-", 1).daemon(true).factory());
    // What a person does is not kept waiting by what views ask.
    private final ExecutorService doing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("do").daemon(true).factory());
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("clock").daemon(true).factory());
    private volatile boolean there;
    private volatile boolean closed;
    private @Nullable LiveStream stream;
    // On the JavaFX thread alone: a question that a daemon which is there left unanswered, and when that was made good.
    private boolean unanswered;
    private long madeGood = System.nanoTime() - LEAVE_IN_PEACE.toNanos();

    /**
     * Of the daemon at this socket, whether one listens there already or not. Nothing happens before {@link #start}.
     *
     * @param ui runs what it is given on the JavaFX thread
     * @param clock the time of day, UTC
     */
    public LiveDaemon(Path socket, Executor ui, Supplier<Instant> clock) {
        this.socket = socket;
        this.client = DaybookClient.at(socket, ANSWER_WITHIN);
        this.ui = ui;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(seconds());
    }

    /** Looks for the daemon from now on. Call once. */
    public void start() {
        var _ = ticking.scheduleAtFixedRate(() -> onUi(() -> now.set(seconds())), 1, 1, TimeUnit.SECONDS);
        stream = LiveStream.open(socket, new LiveStream.Listener() {
            @Override
            public void pulse(Pulse pulse) {
                there = true;
                onUi(() -> heard(pulse));
            }

            @Override
            public void away(DaemonAway why) {
                there = false;
                onUi(() -> link.set(new Link.Away(why.why(), why.reason(), why.remedy())));
            }
        });
    }

    private void heard(Pulse pulse) {
        boolean another = !(link.get() instanceof Link.Connected there) || there.launchId() != pulse.launchId();
        boolean again = another || (unanswered && System.nanoTime() - madeGood >= LEAVE_IN_PEACE.toNanos());
        if (again) {
            unanswered = false;
            madeGood = System.nanoTime();
        }
        link.set(new Link.Connected(pulse.launchId(), pulse.recorder()));
        Changed changed = again ? Changed.everything() : new Changed(topics(pulse), pulse.sessions());
        if (!changed.topics().isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
    }

    /** A topic of a newer daemon is about nothing that this desktop shows. */
    private static Set<Topic> topics(Pulse pulse) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        for (Topic topic : Topic.values()) {
            if (pulse.changed().contains(topic.name().toLowerCase(Locale.ROOT))) {
                topics.add(topic);
            }
        }
        return topics;
    }

    @Override
    public ReadOnlyObjectProperty<Link> linkProperty() {
        return link.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    @Override
    public void onChange(Consumer<Changed> listener) {
        listeners.add(listener);
    }

    @Override
    public <T> void ask(Call<T> call, Consumer<? super T> answer, Consumer<? super ClientException> failure) {
        try {
            (call.method().equals("GET") ? asking : doing).execute(() -> {
                try {
                    T said = client.answer(call);
                    onUi(() -> answer.accept(said));
                } catch (ClientException e) {
                    onUi(() -> failed(e, failure));
                }
            });
        } catch (RejectedExecutionException closing) {
            // Nobody looks any more.
            return;
        }
    }

    /** What a question that was not answered was about may have changed, and nobody would tell it again. */
    private void failed(ClientException why, Consumer<? super ClientException> failure) {
        unanswered |= why instanceof DaemonAway;
        failure.accept(why);
    }

    /** Whether the daemon is there, for any thread. */
    public boolean there() {
        return there;
    }

    private void onUi(Runnable task) {
        if (!closed) {
            ui.execute(() -> {
                if (!closed) {
                    task.run();
                }
            });
        }
    }

    private Instant seconds() {
        return clock.get().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Nothing is told after it. */
    @Override
    public void close() {
        closed = true;
        if (stream != null) {
            stream.close();
        }
        ticking.shutdownNow();
        asking.shutdownNow();
        doing.shutdownNow();
        client.close();
    }
}
