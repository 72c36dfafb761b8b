package dev.daybook.ui.tray;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the icon where there is a place for it, whenever that appears, and notices when the place goes: a panel that
 * crashed must not leave a hidden window behind. Looks on a thread of its own and puts the icon on another; everything
 * else is used on the JavaFX thread.
 */
public final class TrayPresence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrayPresence.class);
    // A panel that is started anew is away for a moment.
    private static final int GONE_AFTER_LOOKS = 2;
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final BooleanSupplier host;
    private final Supplier<Optional<Tray>> icon;
    private final ObservableValue<TrayView> view;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<TrayPlace> place = new ReadOnlyObjectWrapper<>(TrayPlace.UNKNOWN);
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tray").daemon(true).factory());
    private int missed;
    private boolean broken;
    private volatile @Nullable CompletableFuture<Optional<Tray>> putting;
    private volatile @Nullable Tray tray;

    /**
     * Looks for nothing before {@link #start}.
     *
     * @param host whether there is a place now
     * @param icon puts an icon there; empty when it cannot
     * @param ui runs what it is given on the JavaFX thread
     */
    public TrayPresence(BooleanSupplier host, Supplier<Optional<Tray>> icon, ObservableValue<TrayView> view,
            Executor ui) {
        this.host = host;
        this.icon = icon;
        this.view = view;
        this.ui = ui;
        view.addListener((shown, before, after) -> show(after));
    }

    public ReadOnlyObjectProperty<TrayPlace> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /**
     * Looks from now on. Call once.
     *
     * @param patience so long it takes a place that is not there yet for one to come: at a login the panel may be
     *     slower
     * @param within so long the icon may take to be put; until one that takes longer is there, there is no place
     */
    public void start(Duration every, Duration patience, Duration within) {
        missed = GONE_AFTER_LOOKS - 1 - (int) (patience.toNanos() / every.toNanos());
        var _ = looking.scheduleWithFixedDelay(() -> look(within), 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look(Duration within) {
        if (!broken && host.getAsBoolean()) {
            missed = 0;
            if (tray == null) {
                put(within);
            }
            tell(tray == null ? TrayPlace.NONE : TrayPlace.SHOWN);
        } else if (++missed >= GONE_AFTER_LOOKS) {
            tell(TrayPlace.NONE);
        }
    }

    /** The tray's library may wait for the desktop for ever: it is waited for once, and looked after from then on. */
    private void put(Duration within) {
        CompletableFuture<Optional<Tray>> begun = putting;
        CompletableFuture<Optional<Tray>> made = begun == null ? begin() : begun;
        try {
            taken(made.get(begun == null ? within.toNanos() : 0, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            if (begun == null) {
                LOG.warn("The tray has not taken the icon within {} s; the window stays instead", within.toSeconds());
            }
        } catch (ExecutionException e) {
            broken = true;
            LOG.warn("The tray takes no icon; the window stays instead", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Optional<Tray>> begin() {
        CompletableFuture<Optional<Tray>> made = CompletableFuture.supplyAsync(icon,
                task -> Thread.ofPlatform().name("tray-put").daemon(true).start(task));
        putting = made;
        return made;
    }

    private void taken(Optional<Tray> put) {
        broken = put.isEmpty();
        put.ifPresent(made -> {
            tray = made;
            ui.execute(() -> made.show(view.getValue()));
        });
        LOG.info(broken ? "The tray takes no icon; the window stays instead" : "The icon is in the tray");
    }

    private void tell(TrayPlace now) {
        // Who closes it wants no window in its place.
        if (!looking.isShutdown()) {
            ui.execute(() -> place.set(now));
        }
    }

    private void show(TrayView shown) {
        Tray there = tray;
        if (there != null) {
            there.show(shown);
        }
    }

    /** Takes the icon away, also one that is there only later. */
    @Override
    public void close() {
        looking.shutdown();
        try {
            if (!looking.awaitTermination(CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                looking.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        CompletableFuture<Optional<Tray>> made = putting;
        if (made != null) {
            var _ = made.thenAccept(put -> put.ifPresent(Tray::close));
        }
    }
}
