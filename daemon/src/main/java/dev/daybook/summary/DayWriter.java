package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.summary.Affected.Found;
import dev.daybook.summary.Affected.Placed;
import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes days whole, as the store knows them. First it is noted where entries are about to stand, then the files are
 * replaced one by one, last the sessions are written down as done: wherever a crash falls, what is not done is known and
 * done again, and comes to the same.
 */
final class DayWriter {

    private final SummaryStore store;
    private final EventFiles files;
    private final Categories categories;
    private final Instant now;
    private final Affected affected;

    /** Writes days of a zone, as of now. Used once. */
    DayWriter(SummaryStore store, EventFiles files, Categories categories, ZoneId zone, Instant now) {
        this.store = store;
        this.files = files;
        this.categories = categories;
        this.now = now;
        this.affected = new Affected(store, files, zone, now);
    }

    /**
     * Writes a session's days, also those that it has left.
     *
     * @return sessions that need no turn of their own any more
     */
    Set<Long> write(DeskSession session) throws IOException {
        affected.with(session);
        Set<Long> done = writeAffected();
        if (session.state() == DeskSession.State.CANCELLED) {
            store.withdrawn(session.id());
        }
        return done;
    }

    /**
     * Writes a day.
     *
     * @return the days that were written: with it those that it concerns
     */
    Set<LocalDate> write(LocalDate day) throws IOException {
        affected.with(day);
        writeAffected();
        return Set.copyOf(affected.days().keySet());
    }

    private Set<Long> writeAffected() throws IOException {
        Set<Long> unfinished = affected.unfinished();
        if (!unfinished.isEmpty()) {
            store.reopen(unfinished);
        }
        intend();
        List<SummaryStore.Settled> settled = settled();
        Map<Long, String> titles = titles(settled);
        for (Map.Entry<LocalDate, Found> day : affected.days().entrySet()) {
            write(day.getKey(), day.getValue(), titles);
        }
        List<SummaryStore.Settled> news = settled.stream().filter(DayWriter::isNews).toList();
        if (!news.isEmpty()) {
            store.written(news);
        }
        return settled.stream().map(done -> done.session().id()).collect(Collectors.toSet());
    }

    private void intend() {
        Map<Long, NavigableSet<LocalDate>> intended = new HashMap<>();
        for (Placed placed : affected.sessions()) {
            NavigableSet<LocalDate> standing = new TreeSet<>(placed.belongs());
            standing.retainAll(affected.days().keySet());
            standing.addAll(placed.stands());
            if (!standing.equals(placed.session().days())) {
                intended.put(placed.session().id(), standing);
            }
        }
        if (!intended.isEmpty()) {
            store.intend(intended);
        }
    }

    /** Those of which everything is written now: each of their days is among the affected ones. */
    private List<SummaryStore.Settled> settled() {
        List<SummaryStore.Settled> settled = new ArrayList<>();
        for (Placed placed : affected.sessions()) {
            Set<LocalDate> written = affected.days().keySet();
            if (placed.session().shown() && written.containsAll(placed.belongs())
                    && written.containsAll(placed.stands())) {
                List<Piece> pieces = placed.belongs().stream()
                        .flatMap(date -> stored(date).within(placed.session().range()).stream()).toList();
                settled.add(new SummaryStore.Settled(placed.session(), Sums.total(pieces),
                        SessionTitle.of(Sums.uses(pieces)), placed.belongs()));
            }
        }
        return settled;
    }

    private DayRecord stored(LocalDate date) {
        return Objects.requireNonNull(affected.days().get(date)).stored();
    }

    private static boolean isNews(SummaryStore.Settled settled) {
        DeskSession session = settled.session();
        return session.waits() || !settled.days().equals(session.days())
                || !Objects.equals(settled.title(), session.title());
    }

    private static Map<Long, String> titles(List<SummaryStore.Settled> settled) {
        Map<Long, String> titles = new HashMap<>();
        for (SummaryStore.Settled done : settled) {
            String title = done.title();
            if (title != null) {
                titles.put(done.session().id(), title);
            }
        }
        return titles;
    }

    private void write(LocalDate date, Found found, Map<Long, String> titles) throws IOException {
        DayClock clock = new DayClock(affected.day(date));
        List<SessionEntry> entries = new ArrayList<>();
        for (DeskSession session : found.stored().sessions()) {
            entry(session, clock, found.stored(), titles).ifPresent(entries::add);
        }
        DayPage page = new DayPage(clock, entries, found.stored().coverage(), now, categories);
        if (page.isNothing(found.parts())) {
            files.delete(date);
            return;
        }
        String text = page.text(found.parts());
        if (!text.equals(found.text())) {
            files.write(date, text);
        }
    }

    private Optional<SessionEntry> entry(DeskSession session, DayClock clock, DayRecord stored,
            Map<Long, String> titles) throws IOException {
        Optional<TimeRange> part = session.range().intersection(clock.day().range());
        if (part.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> pieces = stored.within(part.get());
        return pieces.isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionEntry(session, part.get(), pieces,
                        title(session, titles.get(session.id()), pieces), affected.of(session).belongs()));
    }

    private static String title(DeskSession session, @Nullable String computed, List<Piece> pieces) {
        String named = session.named();
        if (named != null && !named.isBlank()) {
            return named;
        }
        String known = computed == null ? session.title() : computed;
        return known == null ? String.valueOf(SessionTitle.of(Sums.uses(pieces))) : known;
    }
}
