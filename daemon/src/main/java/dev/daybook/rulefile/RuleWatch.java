package dev.daybook.rulefile;

import dev.daybook.category.Categories;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.settings.SettingsException;
import dev.daybook.settings.SettingsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at {@code config.toml} again while the daemon runs, so that other rules hold at once. A file is taken when two
 * looks have found the same in it: one that an editor is about to write may be empty or gone for a moment. A file that
 * cannot be used, or is gone, leaves the rules as they are, so that nothing is recorded which should not be. Thread safe.
 */
public final class RuleWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Path file;
    private final Map<String, String> environment;
    private final Configuration launched;
    private final Categories categories;
    private final Exclusions exclusions;
    private final Runnable news;
    private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("rules").daemon().factory());
    private Configuration inForce;
    private @Nullable Stamp settled;
    private @Nullable Content seen;
    private volatile List<String> notices = List.of();

    /**
     * Watches for whoever sorts and excludes.
     *
     * @param launched what the daemon was started with; what is no rule is held against it
     * @param news is run when other rules hold
     */
    public RuleWatch(Path file, Map<String, String> environment, Configuration launched, Categories categories,
            Exclusions exclusions, Runnable news) {
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.launched = launched;
        this.categories = categories;
        this.exclusions = exclusions;
        this.news = news;
        this.inForce = launched;
    }

    /** @param text empty where there is no file */
    private record Content(Optional<String> text) {}

    /** By what a change is noticed. */
    private record Stamp(boolean present, long size, FileTime modified, @Nullable Object key) {

        static final Stamp ABSENT = new Stamp(false, 0, FileTime.fromMillis(0), null);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(true, seen.size(), seen.lastModifiedTime(), seen.fileKey());
            } catch (IOException e) {
                return ABSENT;
            }
        }
    }

    public void start() {
        var _ = looks.scheduleWithFixedDelay(this::turn, INTERVAL.toMillis(), INTERVAL.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What is wrong with the file, and with rules that turned out to be too slow; one line each. */
    public List<String> notices() {
        List<String> all = new ArrayList<>(notices);
        categories.now().slow().forEach(rule -> all.add("Rules: " + rule.source() + ": the rule of " + rule.category()
                + " takes too long to be looked for in some titles and is passed over there; make it simpler"));
        exclusions.now().slow().forEach(exclusion -> all.add("Rules: " + exclusion.source()
                + ": the exclusion takes too long to be looked for in some titles and counts as found there;"
                + " make it simpler"));
        return all;
    }

    /** A turn that fails must not be the last. */
    private void turn() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.error("config.toml could not be looked at", e);
        }
    }

    /** Looks once. Twice in a row a change is taken. */
    void look() {
        Stamp now = Stamp.of(file);
        if (now.equals(settled)) {
            return;
        }
        try {
            Content content = new Content(SettingsText.read(file));
            if (content.equals(seen)) {
                settled = now;
                take(content.text);
            }
            seen = content;
        } catch (SettingsException e) {
            seen = null;
            refuse(e);
        }
    }

    private void take(Optional<String> text) {
        if (text.isEmpty() && inForce.text().isPresent()) {
            tell(List.of("Rules: " + file + " is gone; what it said still holds. Put it back, or restart the daemon"));
            return;
        }
        try {
            become(text.equals(inForce.text()) ? inForce : Configuration.of(file, text, environment));
        } catch (SettingsException e) {
            refuse(e);
        }
    }

    private void become(Configuration later) {
        if (!later.text().equals(inForce.text())) {
            exclusions.become(later.exclusions());
            categories.become(later.categories());
            inForce = later;
            LOG.info("{} has changed; its rules hold from now on", file);
            news.run();
        }
        List<String> keys = launched.settings().needingRestart(later.settings());
        tell(keys.isEmpty()
                ? List.of()
                : List.of("Settings: " + String.join(", ", keys) + " in " + file
                        + " count from the next start on: 'daybook stop', then 'daybook daemon'"));
    }

    private void refuse(SettingsException e) {
        tell(List.of("Rules: " + e.getMessage() + ". The rules of before still hold"));
    }

    private void tell(List<String> now) {
        if (!Objects.equals(notices, now)) {
            now.forEach(LOG::warn);
            notices = now;
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
