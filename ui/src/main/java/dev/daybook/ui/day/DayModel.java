package dev.daybook.ui.day;

import dev.daybook.api.Day;
import dev.daybook.api.Timeline.Block;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The day that is looked at. It follows the present while it is shown; when the person looks at today and midnight
 * passes, it goes on with them. Used on the JavaFX thread.
 */
public final class DayModel {

    private static final int MOST_SESSIONS = 1_000;
    // The recorder may still add to blocks of the last minutes, and a session's end may cut one.
    private static final Duration UNSETTLED = Duration.ofMinutes(15);

    private final Live live;
    private final LocalTimes times;
    private final ReadOnlyObjectWrapper<LocalDate> date;
    private final ReadOnlyObjectWrapper<Picture> picture;
    private final ObjectProperty<Optional<Selection>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final TreeMap<Instant, Block> blocks = new TreeMap<>();
    private LocalDate today;
    private boolean shown;
    private boolean missed = true;
    private boolean asking;
    // Anything may have changed, older blocks too.
    private boolean stale;
    // Counts what was asked for: answers for another day than the one looked at are dropped.
    private int generation;

    /** Of today. Asks nothing before {@link #shown}. */
    public DayModel(Live live, LocalTimes times) {
        this.live = live;
        this.times = times;
        this.today = times.dateOf(live.now());
        this.date = new ReadOnlyObjectWrapper<>(today);
        this.picture = new ReadOnlyObjectWrapper<>(new Picture.Looking(today));
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> ticked());
    }

    ReadOnlyObjectProperty<LocalDate> dateProperty() {
        return date.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Selection>> selectionProperty() {
        return selection;
    }

    LocalDate today() {
        return today;
    }

    boolean isToday() {
        return date.get().equals(today);
    }

    /** Looks at this day. There is nothing to see of days that have not come. */
    public void show(LocalDate wanted) {
        LocalDate next = wanted.isAfter(today) ? today : wanted;
        if (next.equals(date.get())) {
            return;
        }
        generation++;
        asking = false;
        blocks.clear();
        selection.set(Optional.empty());
        date.set(next);
        picture.set(new Picture.Looking(next));
        if (shown) {
            ask();
        } else {
            missed = true;
        }
    }

    void step(int days) {
        show(date.get().plusDays(days));
    }

    /** Picks a session and the time it covers. */
    void select(SessionBar bar) {
        Instant end = bar.end().isAfter(bar.session().start()) ? bar.end() : bar.session().start().plusSeconds(1);
        selection.set(Optional.of(new Selection(bar.session().start(), end, bar.session().id())));
    }

    void shown() {
        shown = true;
        ticked();
        if (missed) {
            ask();
        }
    }

    void hidden() {
        shown = false;
        missed = true;
    }

    private void ticked() {
        LocalDate before = today;
        today = times.dateOf(live.now());
        if (!today.equals(before) && date.get().equals(before)) {
            show(today);
        }
    }

    private void changed(Changed changed) {
        stale |= changed.sessions() == null;
        if (!shown) {
            missed = true;
        } else if (changed.touches(Topic.TIMELINE) || changed.touches(Topic.SESSIONS)) {
            ask();
        }
    }

    /** One question at a time: what changes meanwhile is asked for once the answer is there. */
    private void ask() {
        if (asking) {
            missed = true;
            return;
        }
        asking = true;
        missed = false;
        if (stale) {
            stale = false;
            blocks.clear();
        }
        int asked = generation;
        live.ask(Call.day(date.get(), times.zone().get()), answer -> {
            if (asked == generation) {
                askBlocks(answer, asked);
            }
        }, failure -> failed(asked, failure));
    }

    private void askBlocks(Day of, int asked) {
        Instant from = blocks.isEmpty() ? of.start() : later(of.start(), settled());
        live.ask(Call.timeline(from, of.end()), answer -> {
            if (asked == generation) {
                blocks.tailMap(from).clear();
                answer.blocks().forEach(block -> blocks.put(block.start(), block));
                askSessions(of, asked);
            }
        }, failure -> failed(asked, failure));
    }

    /** Where the clock was set back, blocks lie ahead of the present, and it goes on before them. */
    private Instant settled() {
        Instant last = blocks.lastKey();
        return (last.isAfter(live.now()) ? live.now() : last).minus(UNSETTLED);
    }

    private void askSessions(Day of, int asked) {
        live.ask(Call.sessions(SessionQuery.between(of.start(), of.end(), MOST_SESSIONS)), answer -> {
            if (asked == generation) {
                picture.set(new Picture.Seen(of, new ArrayList<>(blocks.values()), answer.sessions()));
                answered();
            }
        }, failure -> failed(asked, failure));
    }

    private void answered() {
        asking = false;
        if (missed && shown) {
            ask();
        }
    }

    /** What was seen stays; whoever is away is asked again when it is back. */
    private void failed(int asked, ClientException failure) {
        if (asked != generation) {
            return;
        }
        asking = false;
        missed = true;
        if (!(picture.get() instanceof Picture.Seen)) {
            picture.set(new Picture.Hindered(date.get(), failure.getMessage()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
