package dev.daybook.ui.sessions;

import dev.daybook.api.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The sessions known, in the daemon's order. Pages are walked from the newest on; what lies before the walk's boundary
 * is complete, what lies beyond it is what was known by chance or before. Questions are numbered in the order in which
 * they are asked: their answers may overtake each other. Not thread safe: the JavaFX thread owns it.
 */
final class SessionShelf {

    private final OperationBook operations;
    private final ObservableList<SessionRow> rows = FXCollections
            .observableArrayList(row -> new Observable[]{row.shownProperty()});
    private final Map<Long, SessionRow> byId = new HashMap<>();
    private final Map<String, SessionRow> byOperation = new HashMap<>();
    private @Nullable SessionRow boundary;
    private boolean whole;

    SessionShelf(OperationBook operations) {
        this.operations = operations;
    }

    ObservableList<SessionRow> rows() {
        return rows;
    }

    /** Whether the walk has come to the oldest session there is. */
    boolean whole() {
        return whole;
    }

    Optional<SessionRow> boundary() {
        return Optional.ofNullable(boundary);
    }

    /** How many of the newest rows are complete. */
    int walked() {
        return whole ? rows.size() : boundary == null ? 0 : rows.indexOf(boundary) + 1;
    }

    /**
     * Begins a walk, or takes a second look at the beginning of one.
     *
     * @param full whether there may be more sessions than these
     */
    void newest(List<Session> page, boolean full, long asked) {
        if (full && page.stream().noneMatch(session -> byId.containsKey(session.id()))) {
            // Nobody knows what lies between these and the ones known.
            clear();
        }
        take(page, null, full, asked);
        if (!full || boundary == null) {
            boundary = page.isEmpty() ? null : byId.get(page.getLast().id());
            whole = !full;
        }
    }

    /** Takes the walk one page further. */
    void older(List<Session> page, boolean full, long asked) {
        take(page, boundary, full, asked);
        if (!page.isEmpty()) {
            boundary = byId.get(page.getLast().id());
        }
        whole = !full;
    }

    /** Walks anew from the next page of the newest on; what is known stays to be seen meanwhile. */
    void walkAnew() {
        boundary = null;
        whole = false;
    }

    private void clear() {
        rows.clear();
        byId.clear();
        byOperation.clear();
        walkAnew();
    }

    /** A page is all there was between its borders: what else is known there, and not from later on, is no more. */
    private void take(List<Session> page, @Nullable SessionRow after, boolean full, long asked) {
        Set<Long> ids = page.stream().map(Session::id).collect(Collectors.toCollection(HashSet::new));
        List<SessionRow> fresh = new ArrayList<>();
        for (Session session : page) {
            SessionRow known = byId.get(session.id());
            if (known == null) {
                fresh.add(remembered(session, asked));
            } else {
                known.show(session, operations.find(session.operationId()), asked);
            }
        }
        SessionRow last = full && !page.isEmpty() ? byId.get(page.getLast().id()) : null;
        drop(ids, after, last, asked);
        insert(fresh);
    }

    private SessionRow remembered(Session session, long asked) {
        SessionRow row = new SessionRow(session, operations.find(session.operationId()), asked);
        byId.put(session.id(), row);
        if (session.operationId() != null) {
            byOperation.put(session.operationId(), row);
        }
        return row;
    }

    private void drop(Set<Long> there, @Nullable SessionRow after, @Nullable SessionRow last, long asked) {
        List<SessionRow> gone = rows.stream()
                .filter(row -> row.told() < asked)
                .filter(row -> after == null || SessionRow.NEWEST_FIRST.compare(row, after) > 0)
                .filter(row -> last == null || SessionRow.NEWEST_FIRST.compare(row, last) < 0)
                .filter(row -> !there.contains(row.id())).toList();
        gone.forEach(row -> remove(row.id()));
    }

    private void insert(List<SessionRow> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        boolean atTheEnd = rows.isEmpty()
                || SessionRow.NEWEST_FIRST.compare(fresh.getFirst(), rows.getLast()) > 0;
        if (atTheEnd) {
            rows.addAll(fresh);
        } else {
            fresh.forEach(this::insert);
        }
    }

    private void insert(SessionRow row) {
        int at = Collections.binarySearch(rows, row, SessionRow.NEWEST_FIRST);
        if (at < 0) {
            rows.add(-at - 1, row);
        }
    }

    /** One that was asked for by itself. */
    void put(Session session, long asked) {
        SessionRow known = byId.get(session.id());
        if (known == null) {
            insert(remembered(session, asked));
        } else {
            known.show(session, operations.find(session.operationId()), asked);
        }
    }

    /** It is there no longer. */
    void remove(long id) {
        SessionRow row = byId.remove(id);
        if (row == null) {
            return;
        }
        if (row == boundary) {
            int at = rows.indexOf(row);
            boundary = at > 0 ? rows.get(at - 1) : null;
        }
        byOperation.values().remove(row);
        rows.remove(row);
    }

    /** What an operation has become. */
    void show(String operation) {
        SessionRow row = byOperation.get(operation);
        if (row != null) {
            row.show(operations.find(operation));
        }
    }

    List<SessionRow> active() {
        return rows.stream().filter(row -> row.session().status().equals("active")).toList();
    }
}
