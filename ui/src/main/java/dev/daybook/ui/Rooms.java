package dev.daybook.ui;

import dev.daybook.ui.day.DayView;
import dev.daybook.ui.health.HealthView;
import dev.daybook.ui.health.Surroundings;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import dev.daybook.ui.recorder.RecorderModel;
import dev.daybook.ui.shell.Furniture;
import dev.daybook.ui.shell.Page;
import dev.daybook.ui.week.WeekView;
import java.util.List;
import javafx.scene.Parent;

/** Makes the views of the window. */
final class Rooms {

    private Rooms() {}

    static Furniture of(Live live, Navigator navigator, LocalTimes times, Kept kept, RecorderModel recorder,
            Surroundings surroundings) {
        DayView day = new DayView(live, navigator, times, kept, surroundings.appearance());
        View sessions = new Blank();
        View week = new WeekView(live, times, navigator);
        View health = new HealthView(live, times, navigator, recorder, surroundings);
        View details = new Blank();
        Page dayPage = new Page("Day", "fth-sun", day);
        List<Page> pages = List.of(dayPage, new Page("Sessions", "fth-list", sessions),
                new Page("Week", "fth-bar-chart-2", week), new Page("Health", "fth-activity", health));
        return new Furniture(pages, dayPage, day::show, details, id -> {});
    }

    private static final class Blank implements View {

        private final Parent node = new EmptyState("fth-sun", "Nothing yet", "");

        @Override
        public Parent node() {
            return node;
        }

        @Override
        public void shown() {}

        @Override
        public void hidden() {}
    }
}
