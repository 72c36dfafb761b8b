package dev.daybook.ui.sessions;

import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * All sessions as far as somebody wants to see them: the newest at once, older ones as they are scrolled to or searched
 * for. It follows the daemon while it is shown. Used on the JavaFX thread.
 */
public final class SessionsModel {

    static final int FIRST_PAGE = 200;
    static final int PAGE = 1_000;
    private static final int AHEAD = 100;
    // More than these are cheaper asked for as a page.
    private static final int EACH_BY_ITSELF = 20;

    private final Live live;
    private final LocalTimes times;
    private final OperationBook operations;
    private final SessionShelf shelf;
    private final FilteredList<SessionRow> rows;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.LOOKING);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private SessionFilter filter = SessionFilter.NONE;
    private LocalDate today;
    private boolean shown;
    private boolean missed = true;
    private boolean answered;
    private boolean asking;
    private boolean again;
    private boolean paging;
    private boolean hindered;
    private int lastSeen;
    // Counts walks: a page of one that was given up is dropped.
    private int walk;
    // Counts questions: a late answer never overwrites that to a later one.
    private long questions;

    /** Asks nothing before {@link #shown}. */
    public SessionsModel(Live live, LocalTimes times) {
        this.live = live;
        this.times = times;
        this.operations = new OperationBook(live);
        this.shelf = new SessionShelf(operations);
        this.rows = new FilteredList<>(shelf.rows());
        this.today = times.dateOf(live.now());
        operations.onChange(shelf::show);
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> ticked());
        live.linkProperty().addListener((link, before, after) -> judge());
    }

    /** Those that the filters let through, newest first. */
    ObservableList<SessionRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** How many there are, in a few words. */
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    void filter(SessionFilter wanted) {
        if (wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        applyFilter();
        if (!wanted.words().isEmpty()) {
            operations.readAll();
        }
        readOn();
        judge();
    }

    private void applyFilter() {
        SessionFilter wanted = filter;
        Optional<Instant> from = from(wanted);
        rows.setPredicate(wanted.narrows() ? row -> wanted.fits(row) && reaches(row.session(), from) : null);
    }

    private Optional<Instant> from(SessionFilter wanted) {
        return wanted.when().first(today).map(first -> first.atStartOfDay(times.zone().get()).toInstant());
    }

    private static boolean reaches(Session session, Optional<Instant> from) {
        Instant end = session.end();
        return from.isEmpty() || end == null || end.isAfter(from.get()) || !session.start().isBefore(from.get());
    }

    /** The last row that can be seen, from 0: more is asked for before one comes to the end. */
    void seen(int row) {
        lastSeen = row;
        readOn();
    }

    void shown() {
        shown = true;
        ticked();
        if (missed) {
            refresh();
        }
    }

    void hidden() {
        shown = false;
    }

    private void ticked() {
        LocalDate day = times.dateOf(live.now());
        if (!day.equals(today)) {
            today = day;
            applyFilter();
            judge();
        }
    }

    private void changed(Changed changed) {
        if (!shown) {
            missed = true;
            return;
        }
        boolean everything = changed.sessions() == null && changed.topics().size() == Topic.values().length;
        if (everything) {
            refresh();
            return;
        }
        if (changed.touches(Topic.SESSIONS)) {
            sessions(changed.sessions());
        }
        if (changed.touches(Topic.OPERATIONS)) {
            operations.refresh();
        }
    }

    /** Anything may have changed: what is known is walked through again as it is looked at. */
    private void refresh() {
        missed = false;
        walk++;
        paging = false;
        asking = false;
        shelf.walkAnew();
        askNewest();
        operations.refresh();
        long question = ++questions;
        live.ask(Call.sessions(new SessionQuery("active", null, null, null, PAGE, null)), answer -> {
            answer.sessions().forEach(session -> shelf.put(session, question));
            List<Long> active = answer.sessions().stream().map(Session::id).toList();
            shelf.active().stream().map(SessionRow::id).filter(id -> !active.contains(id)).forEach(this::ask);
            judge();
        }, failure -> missed = true);
    }

    private void sessions(@Nullable List<Long> ids) {
        if (ids == null || ids.size() > EACH_BY_ITSELF) {
            askNewest();
            shelf.active().forEach(row -> ask(row.id()));
        } else {
            ids.forEach(this::ask);
        }
    }

    private void ask(long id) {
        long question = ++questions;
        live.ask(Call.session(id), session -> {
            shelf.put(session, question);
            judge();
        }, failure -> {
            if (failure instanceof Refused refused && refused.problem().code().equals("not_found")) {
                shelf.remove(id);
                judge();
            }
        });
    }

    /** One question at a time: what changes meanwhile is asked for once the answer is there. */
    private void askNewest() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        again = false;
        int asked = walk;
        long question = ++questions;
        live.ask(Call.sessions(page(FIRST_PAGE, null)), answer -> {
            if (asked == walk) {
                asking = false;
                answered = true;
                hindered = false;
                shelf.newest(answer.sessions(), answer.sessions().size() == FIRST_PAGE, question);
                readOn();
                judge();
                if (again) {
                    askNewest();
                }
            }
        }, failure -> failed(asked));
    }

    /** Goes on to older ones as far as somebody looks, one page at a time. */
    private void readOn() {
        if (paging || !answered || shelf.whole() || !wantsOlder()) {
            return;
        }
        SessionRow boundary = shelf.boundary().orElse(null);
        if (boundary == null) {
            return;
        }
        paging = true;
        int asked = walk;
        long question = ++questions;
        live.ask(Call.sessions(page(PAGE, boundary.id())), answer -> {
            if (asked == walk) {
                paging = false;
                hindered = false;
                shelf.older(answer.sessions(), answer.sessions().size() == PAGE, question);
                readOn();
                judge();
            }
        }, failure -> olderFailed(asked, failure));
    }

    private boolean wantsOlder() {
        SessionFilter wanted = filter;
        if (!wanted.narrows()) {
            return lastSeen + AHEAD > shelf.walked();
        }
        // Desk sessions are short; a run that began earlier and still goes on is known as an active one.
        Optional<Instant> from = from(wanted);
        Optional<Instant> reached = shelf.boundary().map(row -> row.session().start());
        return from.isEmpty() || reached.filter(start -> start.isBefore(from.get())).isEmpty();
    }

    private static SessionQuery page(int limit, @Nullable Long before) {
        return new SessionQuery(null, null, null, null, limit, before);
    }

    /** Whoever is away is asked again when it is back. */
    private void failed(int asked) {
        if (asked == walk) {
            asking = false;
            paging = false;
            missed = true;
            hindered = true;
            judge();
        }
    }

    /** The session that the page was to follow may be gone. */
    private void olderFailed(int asked, ClientException failure) {
        if (asked == walk && failure instanceof Refused) {
            shelf.boundary().ifPresent(row -> ask(row.id()));
        }
        failed(asked);
    }

    private void judge() {
        stage.set(stage());
        summary.set(answered ? counted() : "");
    }

    private Stage stage() {
        if (!rows.isEmpty()) {
            return Stage.ROWS;
        } else if (!answered) {
            return isAway() ? Stage.UNSEEN : Stage.LOOKING;
        } else if (shelf.rows().isEmpty()) {
            return Stage.NONE;
        }
        return paging && !hindered ? Stage.SEARCHING : Stage.NO_MATCH;
    }

    private boolean isAway() {
        return live.link() instanceof Link.Away;
    }

    private String counted() {
        int active = shelf.active().size();
        String live = active == 0 ? "" : active + (isAway() ? " unknown · " : " active · ");
        if (filter.narrows()) {
            return live + rows.size() + (paging ? " found so far" : " found");
        } else if (shelf.whole()) {
            return live + rows.size() + (rows.size() == 1 ? " session" : " sessions");
        }
        return live + "the newest " + rows.size();
    }

    LocalDate today() {
        return Objects.requireNonNull(today);
    }
}
