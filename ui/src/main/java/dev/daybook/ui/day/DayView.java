package dev.daybook.ui.day;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.api.Day;
import dev.daybook.api.Timeline.Block;
import dev.daybook.ui.coverage.CoverageBar;
import dev.daybook.ui.coverage.CoverageKey;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.StillWhileAway;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.Columns;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Spans;
import dev.daybook.ui.parts.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The day as a picture. */
public final class DayView implements View {

    private static final double TABLE = 240;

    private final Live live;
    private final StillWhileAway still;
    private final LocalTimes times;
    private final Navigator navigator;
    private final DayModel model;
    private final DayHeader header;
    private final Strip strip;
    private final Label shownRange = new Label();
    private final Shares categories;
    private final Shares applications = Shares.ofApplications();
    private final VBox coverage = new VBox(8);
    private final CoverageKey coverageKey = new CoverageKey();
    private final Label tableTitle = new Label();
    private final Button openSession = new Button("Open session", new FontIcon("fth-sidebar"));
    private final FocusTable table;
    private final VBox body = new VBox(14);
    private final ScrollPane scroll = new ScrollPane();
    // What takes no longer is not worth a word.
    private final PauseTransition looking = new PauseTransition(Duration.millis(300));
    private final VBox page;
    private final VBox seen;
    private boolean visible;

    public DayView(Live live, Navigator navigator, LocalTimes times, Kept kept, Appearance appearance,
            CategoryColours colours) {
        this.live = live;
        this.still = new StillWhileAway(live);
        this.times = times;
        this.navigator = navigator;
        this.model = new DayModel(live, times);
        this.header = new DayHeader(model, times);
        this.strip = new Strip(times, colours);
        this.categories = Shares.ofCategories(colours);
        this.table = new FocusTable(colours);
        strip.onPick(model.selectionProperty()::set, model::select, bar -> navigator.showSession(bar.session().id()));
        appearance.darkProperty().addListener((dark, before, after) -> strip.dark(after));
        strip.dark(appearance.darkProperty().get());
        still.onTurn(() -> strip.lost(still.lost()));
        this.seen = new VBox(14, stripCard(), new Columns(0.6, tableCard(), new VBox(14, categories, applications)));
        scroll.setContent(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("day-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        this.page = new VBox(header, scroll);
        page.getStyleClass().addAll("page", "day");
        page.getStylesheets().add(Objects.requireNonNull(DayView.class.getResource("day.css")).toExternalForm());
        page.setOnKeyPressed(key -> {
            if (key.isAltDown() && key.getCode() == KeyCode.LEFT) {
                model.step(-1);
                key.consume();
            } else if (key.isAltDown() && key.getCode() == KeyCode.RIGHT) {
                model.step(1);
                key.consume();
            }
        });
        rememberZoom(kept);
        looking.setOnFinished(over -> put(muted("Looking…")));
        model.pictureProperty().addListener((picture, before, after) -> show(after));
        model.selectionProperty().addListener((selection, before, after) -> showSelection());
        live.nowProperty().addListener((now, before, after) -> {
            if (visible) {
                tick();
            }
        });
        show(model.pictureProperty().get());
    }

    /** Goes to a day. */
    public void show(LocalDate date) {
        model.show(date);
    }

    private void rememberZoom(Kept kept) {
        strip.showHours(kept.get().dayZoom());
        strip.onZoom(hours -> {
            kept.change(remembered -> remembered.withDayZoom(hours));
            showRange();
        });
    }

    private VBox stripCard() {
        Button out = icon("fth-zoom-out", "Show more of the day  (-)", "zoom-out");
        out.setOnAction(pressed -> strip.zoom(1.5));
        Button in = icon("fth-zoom-in", "Show less of the day  (+)", "zoom-in");
        in.setOnAction(pressed -> strip.zoom(1 / 1.5));
        Button fit = icon("fth-minimize-2", "Show the hours in which there is something  (0)", "zoom-fit");
        fit.setOnAction(pressed -> strip.fit());
        Button all = icon("fth-maximize-2", "Show the whole day  (A)", "zoom-all");
        all.setOnAction(pressed -> strip.showAll());
        Label title = new Label("Timeline");
        title.getStyleClass().add("section-title");
        shownRange.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(4, title, space, shownRange, out, in, fit, all);
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(bar, strip, coverage);
        card.setId("timeline");
        coverage.getStyleClass().add("timeline-coverage");
        card.getStyleClass().add("card");
        return card;
    }

    private VBox tableCard() {
        tableTitle.getStyleClass().add("section-title");
        tableTitle.setId("table-title");
        openSession.setId("open-session");
        openSession.getStyleClass().add("flat");
        openSession.setOnAction(pressed -> model.selectionProperty().get().map(Selection::session)
                .ifPresent(navigator::showSession));
        Button clear = new Button("Whole day");
        clear.setId("clear-selection");
        clear.getStyleClass().add("flat");
        clear.setOnAction(pressed -> model.selectionProperty().set(Optional.empty()));
        model.selectionProperty().addListener((selection, before, after) -> {
            clear.setVisible(after.isPresent());
            openSession.setVisible(after.map(Selection::session).isPresent());
        });
        clear.setVisible(false);
        openSession.setVisible(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(4, tableTitle, space, openSession, clear);
        bar.getStyleClass().add("card-head");
        bar.setAlignment(Pos.CENTER_LEFT);
        table.setPrefHeight(TABLE);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox card = new VBox(bar, table);
        card.getStyleClass().add("card");
        return card;
    }

    private void show(Picture picture) {
        looking.stop();
        switch (picture) {
            case Picture.Looking asked -> {
                header.tell("");
                looking.playFromStart();
            }
            case Picture.Hindered hindered -> {
                header.tell("");
                put(new EmptyState("fth-cloud-off", "This day cannot be shown", hindered.reason()));
            }
            case Picture.Seen day when day.empty() -> {
                header.tell("");
                put(nothing(day.day()));
            }
            case Picture.Seen day -> show(day);
        }
    }

    private EmptyState nothing(Day day) {
        if (model.isToday()) {
            return new EmptyState("fth-sun", "Nothing yet today",
                    "As soon as you work in a window it appears here, minute by minute.");
        }
        return new EmptyState("fth-moon", "Nothing was recorded on this day", why(day.coverage()));
    }

    private static String why(Day.Coverage coverage) {
        if (coverage.paused() > 0) {
            return "You had paused the recording.";
        }
        return coverage.asleep() > 0 ? "The machine slept." : "No daemon ran, or nothing was in focus.";
    }

    private void show(Picture.Seen picture) {
        Day day = picture.day();
        List<SessionBar> bars = SessionLanes.of(picture.sessions(), earlier(still.now(), day.end()));
        strip.show(day.start(), day.end(), Stretches.of(picture.blocks(), day.gaps()), bars);
        tick();
        categories.show(day.categories());
        applications.show(day.applications());
        coverage.getChildren().setAll(new CoverageBar(day.coverage()), coverageKey);
        coverageKey.show(List.of(day.coverage()));
        showSelection();
        header.tell(summary(picture));
        strip.describe(active(day), bars.size());
        showRange();
        put(seen);
    }

    private String summary(Picture.Seen picture) {
        String active = Spans.brief(active(picture.day())) + " active";
        if (picture.blocks().isEmpty()) {
            return active;
        }
        Block first = picture.blocks().getFirst();
        Block last = picture.blocks().getLast();
        return active + "  ·  " + times.time(first.start()) + " – " + times.time(last.end());
    }

    private void put(Node node) {
        boolean picture = node.equals(seen);
        scroll.setFitToHeight(!picture);
        body.setAlignment(picture ? Pos.TOP_LEFT : Pos.CENTER);
        if (!body.getChildren().equals(List.of(node))) {
            body.getChildren().setAll(node);
        }
    }

    private void showSelection() {
        Optional<Selection> selection = model.selectionProperty().get();
        strip.select(selection);
        if (model.pictureProperty().get() instanceof Picture.Seen picture) {
            Instant from = selection.map(Selection::start).orElse(picture.day().start());
            Instant to = selection.map(Selection::end).orElse(picture.day().end());
            table.show(FocusTotals.of(picture.blocks(), from, to));
            tableTitle.setText(selection.isEmpty()
                    ? "What was in focus"
                    : "What was in focus  " + times.time(from) + " – " + times.time(to) + "  ·  "
                            + Spans.brief(ChronoUnit.SECONDS.between(from, to)));
        }
    }

    private void showRange() {
        shownRange.setText("showing " + Spans.brief(strip.shownLength().toSeconds()));
    }

    private void tick() {
        strip.now(live.now());
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static long active(Day day) {
        return day.coverage().recorded() + day.coverage().recovered();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Button icon(String literal, String meaning, String id) {
        Button button = new Button(null, new FontIcon(literal));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning));
        button.setId(id);
        return button;
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void shown() {
        visible = true;
        tick();
        model.shown();
    }

    @Override
    public void hidden() {
        visible = false;
        model.hidden();
    }
}
