package dev.daybook.summary;

import dev.daybook.day.LocalDay;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which days are to be written together, so that each entry stands where it belongs and nowhere else. A session that has
 * moved, because a person moved it or travelled to another zone, brings the days along that it left and those that it
 * came to; they may hold others that have moved. Who worked over midnight every day and moved far away would so bring all
 * days there ever were, which no memory holds: beyond some days the others are left to turns of their own. Reads, and
 * writes nothing.
 */
final class Affected {

    /** Of a session that lasts longer only the files that are there are looked through, not its every day. */
    private static final int LONG = 40;

    /** Of so many days nothing else is brought along. */
    private static final int MANY = 14;

    private final SummaryStore store;
    private final EventFiles files;
    private final ZoneId zone;
    private final Instant now;
    private final NavigableMap<LocalDate, Found> days = new TreeMap<>();
    private final Map<Long, Placed> sessions = new LinkedHashMap<>();
    private final Queue<LocalDate> left = new ArrayDeque<>();

    /**
     * A day with its file.
     *
     * @param text of the file that is there; null without one
     */
    record Found(DayRecord stored, @Nullable String text, DayText parts) {}

    /**
     * A session, and where its entry belongs.
     *
     * @param stands on which days its entry may stand now
     * @param belongs on which days it has something to say
     */
    record Placed(DeskSession session, NavigableSet<LocalDate> stands, NavigableSet<LocalDate> belongs) {}

    Affected(SummaryStore store, EventFiles files, ZoneId zone, Instant now) {
        this.store = store;
        this.files = files;
        this.zone = zone;
        this.now = now;
    }

    /** Takes in a session with all its days. */
    Affected with(DeskSession session) throws IOException {
        Placed placed = placed(session);
        left.addAll(placed.stands);
        left.addAll(placed.belongs);
        return followed();
    }

    Affected with(LocalDate day) throws IOException {
        left.add(day);
        return followed();
    }

    NavigableMap<LocalDate, Found> days() {
        return days;
    }

    /** All that have or had an entry on one of the days. */
    Collection<Placed> sessions() {
        return sessions.values();
    }

    Placed of(DeskSession session) throws IOException {
        return placed(session);
    }

    LocalDay day(LocalDate date) {
        return new LocalDay(date, zone);
    }

    private Affected followed() throws IOException {
        for (LocalDate day = left.poll(); day != null; day = left.poll()) {
            if (!days.containsKey(day)) {
                visit(day);
            }
        }
        return this;
    }

    private void visit(LocalDate date) throws IOException {
        Optional<String> text = files.read(date);
        Found found = new Found(store.day(day(date).range(), now), text.orElse(null),
                DayText.of(text.orElse("")));
        days.put(date, found);
        for (DeskSession session : found.stored.sessions()) {
            follow(placed(session));
        }
        for (long id : found.parts.sessions()) {
            // Of one that the store does not know the entry simply goes.
            Optional<DeskSession> named = sessions.containsKey(id) ? Optional.empty() : store.session(id);
            if (named.isPresent()) {
                follow(placed(named.get()));
            }
        }
    }

    private void follow(Placed placed) {
        if (hasMoved(placed) && days.size() < MANY) {
            left.addAll(placed.stands);
            left.addAll(placed.belongs);
        }
    }

    /** One that waits for its first entry brings no other days along: its own turn comes. */
    private static boolean hasMoved(Placed placed) {
        boolean first = placed.session.waits() && placed.stands.isEmpty();
        return !first && !placed.stands.equals(placed.belongs);
    }

    /** Sessions that have moved, and whose days are not all among these. */
    Set<Long> unfinished() {
        return sessions.values().stream()
                .filter(placed -> hasMoved(placed) && !(days.keySet().containsAll(placed.stands)
                        && days.keySet().containsAll(placed.belongs)))
                .map(placed -> placed.session.id()).collect(Collectors.toSet());
    }

    private Placed placed(DeskSession session) throws IOException {
        Placed known = sessions.get(session.id());
        if (known != null) {
            return known;
        }
        Placed placed = new Placed(session, stands(session), belongs(session));
        sessions.put(session.id(), placed);
        return placed;
    }

    private NavigableSet<LocalDate> belongs(DeskSession session) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        TimeRange range = session.range();
        Optional<Instant> use = session.shown() ? store.firstUse(range) : Optional.empty();
        while (use.isPresent()) {
            LocalDate date = use.get().atZone(zone).toLocalDate();
            dates.add(date);
            Instant next = day(date).range().end();
            use = next.isBefore(range.end())
                    ? store.firstUse(new TimeRange(next, range.end()))
                    : Optional.empty();
        }
        return dates;
    }

    /** Where nobody has noted it, its marker is looked for, also a day before and after: the zone may have been another. */
    private NavigableSet<LocalDate> stands(DeskSession session) throws IOException {
        NavigableSet<LocalDate> noted = session.days();
        if (noted != null) {
            return noted;
        }
        LocalDate first = session.range().start().atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = session.range().end().atZone(zone).toLocalDate().plusDays(1);
        NavigableSet<LocalDate> candidates = last.toEpochDay() - first.toEpochDay() <= LONG
                ? new TreeSet<>(first.datesUntil(last.plusDays(1)).toList())
                : files.dates().subSet(first, true, last, true);
        NavigableSet<LocalDate> dates = new TreeSet<>();
        for (LocalDate date : candidates) {
            if (files.holds(date, session.id())) {
                dates.add(date);
            }
        }
        return dates;
    }
}
