package dev.daybook.daemon;

import dev.daybook.platform.Installation;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.process.Linux;
import dev.daybook.platform.process.ProgramVersion;
import dev.daybook.platform.process.Subreaper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the daemon follow its installation: where that was upgraded it starts anew from it, where it was removed it ends,
 * and where it was broken it goes on and says so. A thread; its questions are thread safe.
 */
final class UpgradeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeWatch.class);
    private static final long LOOK_EVERY_SECONDS = 2;

    /** How often work inside the daemon is waited for between two looks: ten minutes in all. */
    private static final int MOST_WAITS = 300;

    private final Optional<InstallationWatch> installation;
    private final String version;
    private final BooleanSupplier busy;
    private final LaunchEnd end;
    private @Nullable Thread thread;
    private @Nullable String found;
    private int waits;
    private volatile List<String> notices = List.of();

    /**
     * A watch that has not begun.
     *
     * @param installation as it was when this daemon began; empty when this daemon is not part of one: then there is
     *     nothing to watch
     * @param version of this daemon
     * @param busy whether work goes on inside the daemon that should come to its end first
     */
    UpgradeWatch(Optional<InstallationWatch> installation, String version, BooleanSupplier busy, LaunchEnd end) {
        this.installation = installation.filter(there -> Linux.isHere());
        this.version = version;
        this.busy = busy;
        this.end = end;
    }

    void start() {
        installation.ifPresent(there -> {
            Thread started = Thread.ofPlatform().name("installation").unstarted(() -> watch(there));
            thread = started;
            started.start();
        });
    }

    /** What a person should know: an installation that does not work. */
    List<String> notices() {
        return notices;
    }

    private void watch(InstallationWatch watch) {
        try {
            while (!step(watch)) {
                TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this was the last. */
    private boolean step(InstallationWatch watch) throws InterruptedException {
        // Workers that the launch before this one began, in this same process, are nobody else's to bury.
        Subreaper.sweep();
        return switch (look(watch)) {
            case NONE -> {
                found = null;
                waits = 0;
                if (watch.isOwn()) {
                    notices = List.of();
                }
                yield false;
            }
            case CHANGED -> changed(watch);
            case GONE -> {
                LOG.info("The installation in {} was removed; stopping", watch.installation().folder());
                end.stop();
                yield true;
            }
        };
    }

    private static InstallationWatch.News look(InstallationWatch watch) {
        try {
            return watch.look();
        } catch (IOException e) {
            LOG.debug("The installation in {} cannot be looked at now", watch.installation().folder(), e);
            return InstallationWatch.News.NONE;
        }
    }

    private boolean changed(InstallationWatch watch) throws InterruptedException {
        try {
            String now = found == null ? versionOf(watch.installation()) : found;
            found = now;
            notices = List.of();
            if (busy.getAsBoolean() && waits++ < MOST_WAITS) {
                return false;
            }
            LOG.info("The installation changed from {} to {}; replacing this daemon by it", version, now);
            end.restart();
            return true;
        } catch (IOException e) {
            passOver("The installation was changed and does not work: " + e.getMessage()
                    + ". This daemon goes on as " + version + "; install Daybook again.");
            watch.putOff();
            return false;
        }
    }

    /** It is judged again before long, for a full disk and a busy machine pass; what is said again is said once. */
    private void passOver(String notice) {
        if (!notices.contains(notice)) {
            LOG.warn("{}", notice);
        }
        notices = List.of(notice);
    }

    private static String versionOf(Installation there) throws IOException, InterruptedException {
        there.check();
        return ProgramVersion.of(there.daemon());
    }

    @Override
    public void close() {
        Thread started = thread;
        if (started == null) {
            return;
        }
        started.interrupt();
        try {
            started.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
