package dev.daybook.ui.week;

import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Refused;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.week.WeekContent.Failed;
import dev.daybook.ui.week.WeekContent.Shown;
import dev.daybook.ui.week.WeekContent.Waiting;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The week that is looked at, and the one before it to compare. Used on the JavaFX thread. An answer that comes for a
 * week that is not looked at any more is dropped.
 */
final class WeekModel {

    private final Live live;
    private final LocalTimes times;
    private final ReadOnlyObjectWrapper<LocalDate> first;
    private final ReadOnlyObjectWrapper<WeekContent> content = new ReadOnlyObjectWrapper<>(new Waiting());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private LocalDate today;
    private boolean shown;
    private boolean asking;
    private boolean again;

    WeekModel(Live live, LocalTimes times) {
        this.live = live;
        this.times = times;
        this.today = times.dateOf(live.now());
        this.first = new ReadOnlyObjectWrapper<>(firstOf(today));
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> newDay(times.dateOf(after)));
        live.linkProperty().addListener((link, before, after) -> linked(after));
    }

    /** The first day of the week that is looked at. */
    ReadOnlyObjectProperty<LocalDate> firstProperty() {
        return first.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<WeekContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Empty until the week before is known. */
    ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Whether the week that is looked at is the present one: none follows. */
    boolean present() {
        return first.get().equals(firstOf(today));
    }

    void previous() {
        look(first.get().minusWeeks(1));
    }

    /** To the week after, unless it lies ahead. */
    void next() {
        if (!present()) {
            look(first.get().plusWeeks(1));
        }
    }

    void thisWeek() {
        if (!present()) {
            look(firstOf(today));
        }
    }

    void shown() {
        shown = true;
        ask();
    }

    void hidden() {
        shown = false;
    }

    private LocalDate firstOf(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(WeekFields.of(times.locale()).getFirstDayOfWeek()));
    }

    private void look(LocalDate from) {
        first.set(from);
        content.set(new Waiting());
        comparison.set(Optional.empty());
        asking = false;
        ask();
    }

    /** At midnight another day is today; who looks at the present week goes on into the next. */
    private void newDay(LocalDate date) {
        if (date.equals(today)) {
            return;
        }
        boolean follows = present();
        today = date;
        if (follows && !present()) {
            look(firstOf(today));
        } else {
            ask();
        }
    }

    private void changed(Changed changed) {
        boolean counts = changed.touches(Topic.SESSIONS) || (changed.touches(Topic.TIMELINE) && present());
        if (counts) {
            ask();
        }
    }

    /** A daemon that is there again is told as a change of everything. */
    private void linked(Link link) {
        if (shown && link instanceof Link.Away) {
            ask();
        }
    }

    /** One question at a time: what changes while it is asked is asked for after it. */
    private void ask() {
        if (!shown) {
            return;
        }
        if (live.link() instanceof Link.Away away) {
            missing(away.reason(), away.remedy());
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        again = false;
        LocalDate from = first.get();
        LocalDate before = from.minusDays(Week.LENGTH);
        live.ask(days(from), answer -> ifStill(from, () -> told(answer.days())),
                failure -> ifStill(from, () -> failed(failure)));
        live.ask(days(before), answer -> ifStill(from, () -> toldBefore(before, answer.days())), failure -> {});
    }

    private Call<Days> days(LocalDate from) {
        return Call.days(from, from.plusDays(Week.LENGTH - 1), times.zone().get());
    }

    private void ifStill(LocalDate asked, Runnable then) {
        if (asked.equals(first.get())) {
            then.run();
        }
    }

    private void told(List<Day> days) {
        content.set(new Shown(Week.of(first.get(), days, today)));
        answered();
    }

    private void toldBefore(LocalDate from, List<Day> days) {
        Week before = Week.of(from, days, today);
        comparison.set(Optional.of(new Comparison(before.active(), !before.empty())));
    }

    private void failed(ClientException failure) {
        switch (failure) {
            case DaemonAway away -> missing(away.reason(), away.remedy());
            case Refused refused -> missing(refused.problem().detail(), "");
        }
        answered();
    }

    /** What was seen stays; only where nothing was, the reason is. */
    private void missing(String reason, String remedy) {
        if (!(content.get() instanceof Shown)) {
            content.set(new Failed(reason, remedy));
        }
    }

    private void answered() {
        asking = false;
        if (again) {
            ask();
        }
    }
}
