package dev.daybook.ui;

import dev.daybook.ui.category.KnownCategories;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.day.DayView;
import dev.daybook.ui.details.DetailsModel;
import dev.daybook.ui.details.DetailsView;
import dev.daybook.ui.health.HealthView;
import dev.daybook.ui.health.Surroundings;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import dev.daybook.ui.recorder.RecorderModel;
import dev.daybook.ui.search.SearchModel;
import dev.daybook.ui.search.SearchView;
import dev.daybook.ui.sessions.SessionsModel;
import dev.daybook.ui.sessions.SessionsView;
import dev.daybook.ui.shell.Finding;
import dev.daybook.ui.shell.Furniture;
import dev.daybook.ui.shell.Page;
import dev.daybook.ui.week.WeekView;
import java.util.List;

/** Makes the views of the window. */
final class Rooms {

    private Rooms() {}

    static Furniture of(Live live, Navigator navigator, LocalTimes times, Kept kept, RecorderModel recorder,
            Surroundings surroundings) {
        KnownCategories known = new KnownCategories(live);
        CategoryColours colours = known.colours();
        DayView day = new DayView(live, navigator, times, kept, surroundings.appearance(), colours);
        Cancels cancels = new Cancels(live, navigator);
        View sessions = new SessionsView(new SessionsModel(live, times), live, times, navigator, cancels, colours);
        View week = new WeekView(live, times, navigator, colours);
        View health = new HealthView(live, times, navigator, recorder, surroundings);
        DetailsModel shown = new DetailsModel(live, navigator);
        View details = new DetailsView(shown, live, times, navigator, cancels, known);
        SearchModel looked = new SearchModel(live);
        SearchView search = new SearchView(looked, live, times, navigator, colours);
        Finding finding = new Finding(new Page("Search", "fth-search", search), looked::search, search::focusFirst);
        Page dayPage = new Page("Day", "fth-sun", day);
        List<Page> pages = List.of(dayPage, new Page("Sessions", "fth-list", sessions),
                new Page("Week", "fth-bar-chart-2", week), new Page("Health", "fth-activity", health));
        return new Furniture(pages, dayPage, day::show, details, shown::show, finding);
    }
}
