package dev.daybook.ui.tray;

import dev.daybook.ui.emblem.Emblem;
import dev.daybook.ui.emblem.Mark;
import dorkbox.systemTray.SystemTray;
import dorkbox.systemTray.SystemTray.TrayType;
import dorkbox.updates.Updates;
import java.awt.AWTError;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray by dorkbox's library, which speaks to GTK, to AppIndicator, and to what macOS and Windows have; on those two
 * it was never run. It is confined to this class and {@link ShownMenu}. The library is called on a thread of its own,
 * because it waits for the desktop at times.
 */
public final class DorkboxTray implements Tray {

    private static final Logger LOG = LoggerFactory.getLogger(DorkboxTray.class);
    private static final Set<TrayType> MNEMONIC = EnumSet.of(TrayType.Gtk, TrayType.AppIndicator);
    // It throws at longer ones.
    private static final int LONGEST_TOOLTIP = 64;
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);

    private final SystemTray tray;
    private final ShownMenu menu;
    private final ExecutorService calling;
    private final AtomicReference<@Nullable TrayView> next = new AtomicReference<>();
    private @Nullable TrayView shown;

    private DorkboxTray(SystemTray tray) {
        this.tray = tray;
        this.menu = new ShownMenu(tray.getMenu(), Platform::runLater, MNEMONIC.contains(tray.getType()));
        this.calling = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("tray-icon").daemon(true).factory());
    }

    /**
     * Puts an icon into the tray. Empty when the library cannot, for whatever reason: it has ended in errors of every
     * kind where GTK is missing or the display died, and none of them may take the window along.
     */
    public static Optional<Tray> open() {
        try {
            // It would ask its maker's server for news.
            Updates.INSTANCE.setENABLE(false);
            // It would change the desktop's own settings.
            SystemTray.AUTO_FIX_INCONSISTENCIES = false;
            @Nullable
            SystemTray tray = SystemTray.get("Daybook");
            if (tray == null) {
                return Optional.empty();
            }
            LOG.info("The tray is of the kind {}", tray.getType());
            return Optional.of(new DorkboxTray(tray));
        } catch (Exception | LinkageError | AWTError e) {
            LOG.warn("There is no tray icon", e);
            return Optional.empty();
        }
    }

    @Override
    public void show(TrayView view) {
        next.set(view);
        if (!calling.isShutdown()) {
            calling.execute(this::showNext);
        }
    }

    private void showNext() {
        TrayView view = next.getAndSet(null);
        if (view == null) {
            return;
        }
        TrayView before = shown;
        if (before == null || before.state() != view.state()) {
            tray.setImage(Emblem.drawn(mark(view.state()), tray.getTrayImageSize()));
        }
        if (before == null || !before.tooltip().equals(view.tooltip())) {
            tray.setTooltip(tooltip(view.tooltip()));
        }
        menu.show(view.items());
        shown = view;
    }

    /** As long as the library takes, which counts as Java does; never cut within a character. */
    private static String tooltip(String text) {
        int points = text.codePointCount(0, text.length());
        String cut = TrayWords.cut(text, LONGEST_TOOLTIP);
        while (cut.length() > LONGEST_TOOLTIP) {
            cut = TrayWords.cut(text, --points);
        }
        return cut;
    }

    private static Mark mark(TrayState state) {
        return switch (state) {
            case AWAY -> Mark.HOLLOW;
            case ATTENTION -> Mark.ATTENTION;
            case PAUSED -> Mark.PAUSED;
            case RECORDING -> Mark.NONE;
        };
    }

    @Override
    public void close() {
        calling.execute(tray::shutdown);
        calling.shutdown();
        try {
            if (!calling.awaitTermination(CLOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                calling.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
