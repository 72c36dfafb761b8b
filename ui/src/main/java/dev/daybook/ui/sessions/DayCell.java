package dev.daybook.ui.sessions;

import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.LocalDate;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.ObservableList;

/** Names the day where it begins. */
final class DayCell extends RowCell {

    private final Supplier<LocalDate> today;
    private final LocalTimes times;
    private final ObservableList<SessionRow> rows;
    // What comes and goes above decides whether the day begins here.
    private final InvalidationListener moved = rows -> showItem();

    DayCell(Live live, LocalTimes times, Supplier<LocalDate> today, ObservableList<SessionRow> rows) {
        super(live, times);
        this.today = today;
        this.times = times;
        this.rows = rows;
        rows.addListener(new WeakInvalidationListener(moved));
        getStyleClass().add("day-cell");
    }

    @Override
    public void updateIndex(int index) {
        super.updateIndex(index);
        showItem();
    }

    @Override
    void show(RowWords words) {
        setText(begins() ? words.day(today.get()) : "");
    }

    private boolean begins() {
        int index = getIndex();
        return index <= 0 || index >= rows.size() || !day(index).equals(day(index - 1));
    }

    private LocalDate day(int index) {
        return times.dateOf(rows.get(index).session().start());
    }

    @Override
    void clear() {
        setText(null);
    }
}
