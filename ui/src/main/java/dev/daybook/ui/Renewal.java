package dev.daybook.ui;

import dev.daybook.platform.Installation;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.process.Linux;
import dev.daybook.platform.process.ProgramVersion;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the desktop's installation was upgraded or removed, on a thread of its own that ends with the process.
 * An upgrade that does not work is passed over for a minute: the daemon tells of it in health.
 */
final class Renewal {

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final long LOOK_EVERY_SECONDS = 2;

    private final InstallationWatch watch;
    private final Consumer<String> upgraded;
    private final Runnable removed;

    /**
     * One that has not begun.
     *
     * @param watch of the installation as it was when this process began
     * @param upgraded told the new version, once for each that works
     * @param removed told that nothing is left of it
     */
    Renewal(InstallationWatch watch, Consumer<String> upgraded, Runnable removed) {
        this.watch = watch;
        this.upgraded = upgraded;
        this.removed = removed;
    }

    void start() {
        if (Linux.isHere()) {
            Thread.ofPlatform().name("installation").daemon(true).start(this::watch);
        }
    }

    private void watch() {
        try {
            while (!step()) {
                TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this was the last. */
    private boolean step() throws InterruptedException {
        return switch (look()) {
            case NONE -> false;
            case CHANGED -> {
                version().ifPresentOrElse(this::tell, watch::putOff);
                yield false;
            }
            case GONE -> {
                LOG.info("The installation in {} was removed", watch.installation().folder());
                removed.run();
                yield true;
            }
        };
    }

    private InstallationWatch.News look() {
        try {
            return watch.look();
        } catch (IOException e) {
            LOG.debug("The installation in {} cannot be looked at now", watch.installation().folder(), e);
            return InstallationWatch.News.NONE;
        }
    }

    private void tell(String version) {
        watch.accept();
        upgraded.accept(version);
    }

    private Optional<String> version() throws InterruptedException {
        Installation installation = watch.installation();
        try {
            installation.check();
            String version = ProgramVersion.of(installation.desktop());
            LOG.info("The installation changed to {}", version);
            return Optional.of(version);
        } catch (IOException e) {
            LOG.warn("The installation was changed and does not work: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
