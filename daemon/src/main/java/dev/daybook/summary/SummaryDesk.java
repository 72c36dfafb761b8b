package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.settings.Hindrance;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes summaries, whoever asks, one at a time: two writers of one file would undo each other. Remembers why some could
 * not be written. Thread safe.
 */
final class SummaryDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SummaryDesk.class);
    private static final List<Duration> RETRY = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120));

    /** Sessions that a sentence names. */
    private static final int NAMED = 3;

    private final SummaryStore store;
    private final Path folder;
    private final EventFiles files;
    private final Categories categories;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final Map<Long, String> hindrances = new ConcurrentHashMap<>();

    SummaryDesk(SummaryStore store, Path folder, EventFiles.Disk disk, Categories categories, Supplier<ZoneId> zone,
            Supplier<Instant> clock) {
        this.store = store;
        this.folder = folder;
        this.files = new EventFiles(folder, disk);
        this.categories = categories;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Writes a session's days; what goes wrong is noted in the store.
     *
     * @return sessions that need no turn of their own any more
     */
    synchronized Set<Long> attempt(SummaryStore.Waiting session) {
        try {
            Optional<DeskSession> now = store.session(session.id());
            Set<Long> done = now.isPresent() ? writer().write(now.get()) : Set.of();
            hindrances.remove(session.id());
            hindrances.keySet().removeAll(done);
            return done;
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Also what nobody foresaw: one session must not hold up those after it.
            Duration wait = RETRY.get(Math.min(session.attempts(), RETRY.size() - 1));
            LOG.warn("Could not write the summary of session {}; trying again in {} min", session.id(),
                    wait.toMinutes(), e);
            hindrances.put(session.id(), e instanceof IOException io ? Hindrance.of(io) : String.valueOf(e));
            store.failed(session.id(), clock.get().plus(wait));
            return Set.of();
        }
    }

    private DayWriter writer() {
        return new DayWriter(store, files, categories, zone.get(), clock.get());
    }

    /** {@link Summaries#writeAll}. Writing some may have others due once more: they follow, as long as it gets on. */
    int writeAll(Summaries.Progress progress) throws InterruptedException, IOException {
        List<SummaryStore.Waiting> waiting = store.due(Summaries.FAR);
        Set<Long> asked = ids(waiting);
        Set<Long> before = Set.of();
        while (!ids(waiting).equals(before)) {
            before = ids(waiting);
            writeEach(waiting, progress);
            waiting = store.due(Summaries.FAR).stream().filter(left -> !hindrances.containsKey(left.id())).toList();
        }
        List<String> failed = asked.stream().filter(hindrances::containsKey)
                .map(id -> id + " (" + hindrances.get(id) + ")").toList();
        if (!failed.isEmpty()) {
            throw new IOException(failed.size() + " of " + asked.size() + " could not be written to " + folder
                    + ": session " + few(failed) + "; tried again by itself");
        }
        return asked.size();
    }

    private void writeEach(List<SummaryStore.Waiting> waiting, Summaries.Progress progress)
            throws InterruptedException {
        Set<Long> done = new HashSet<>();
        for (int i = 0; i < waiting.size(); i++) {
            progress.next(i, waiting.size());
            if (!done.contains(waiting.get(i).id())) {
                done.addAll(attempt(waiting.get(i)));
            }
        }
    }

    private static Set<Long> ids(List<SummaryStore.Waiting> waiting) {
        return waiting.stream().map(SummaryStore.Waiting::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** {@link Summaries#settle}: who has the lock has waited for whoever wrote. */
    synchronized void settle() {}

    /** {@link Summaries#forget}. */
    void forget(Set<Long> gone, Collection<LocalDate> days) throws InterruptedException, IOException {
        NavigableSet<LocalDate> concerned = new TreeSet<>(days);
        concerned.addAll(files.holding(gone));
        rewrite(concerned, (_, _) -> {});
    }

    /** {@link Summaries#rewrite}. */
    int rewrite(@Nullable LocalDate first, @Nullable LocalDate last, Summaries.Progress progress)
            throws InterruptedException, IOException {
        return rewrite(days(first, last), progress);
    }

    private int rewrite(NavigableSet<LocalDate> days, Summaries.Progress progress)
            throws InterruptedException, IOException {
        Set<LocalDate> written = new HashSet<>();
        int step = 0;
        for (LocalDate day : days) {
            progress.next(step++, days.size());
            if (!written.contains(day)) {
                written.addAll(rewrite(day));
            }
        }
        return days.size();
    }

    private synchronized Set<LocalDate> rewrite(LocalDate day) throws IOException {
        return writer().write(day);
    }

    /** Those with a file, and those on which something was used in a session. */
    private NavigableSet<LocalDate> days(@Nullable LocalDate first, @Nullable LocalDate last) throws IOException {
        ZoneId here = zone.get();
        NavigableSet<LocalDate> days = files.dates();
        Optional<TimeRange> extent = store.extent();
        Optional<Instant> use = extent.flatMap(store::firstUse);
        while (use.isPresent()) {
            LocalDate day = use.get().atZone(here).toLocalDate();
            days.add(day);
            Instant next = day.plusDays(1).atStartOfDay(here).toInstant();
            use = extent.filter(all -> next.isBefore(all.end()))
                    .flatMap(all -> store.firstUse(new TimeRange(next, all.end())));
        }
        days.removeIf(day -> (first != null && day.isBefore(first)) || (last != null && day.isAfter(last)));
        return days;
    }

    /** Writes the last file before a day once more: what was still ahead or untold then is known now. */
    synchronized void complete(LocalDate today) throws IOException {
        files.clear();
        NavigableSet<LocalDate> past = files.dates().headSet(today, false);
        if (!past.isEmpty()) {
            rewrite(past.last());
        }
    }

    /** {@link Summaries#notices}. */
    List<String> notices() {
        List<SummaryStore.Waiting> failed = store.failed(NAMED + 1);
        if (failed.isEmpty()) {
            return List.of();
        }
        String why = failed.stream().map(session -> hindrances.get(session.id())).filter(Objects::nonNull).findFirst()
                .map(reason -> ": " + reason).orElse("");
        return List.of("The summary of session " + few(failed.stream().map(session -> Long.toString(session.id()))
                .toList()) + " could not be written to " + folder + why
                + "; it is tried again by itself, and at once by 'daybook summarise'");
    }

    private static String few(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and others" : "");
    }
}
