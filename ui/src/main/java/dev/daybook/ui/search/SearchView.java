package dev.daybook.ui.search;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.api.SearchHits.Hit;
import dev.daybook.api.SearchHits.Indexing;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.StillWhileAway;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import java.time.LocalDate;
import java.util.ArrayList;
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
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The page of what a search has found: by days, the newest first. */
public final class SearchView implements View {

    private static final Duration QUIET = Duration.millis(300);
    private static final String LOOKED_AT = "Looked for in titles, notes, windows, pages, applications and commands of "
            + "all sessions. All words must be in the same one, each as a word or its beginning.";

    private final SearchModel model;
    private final StillWhileAway live;
    private final LocalTimes times;
    private final Navigator navigator;
    private final CategoryColours colours;
    private final Label summary = new Label();
    private final Label indexing = new Label();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final StackPane instead = new StackPane();
    private final Button more = new Button("Show more");
    private final PauseTransition late = new PauseTransition(QUIET);
    private final List<HitRow> rows = new ArrayList<>();
    /** Whether the person goes on among what is found next: who types and goes on at once is faster than the daemon. */
    private boolean goesOn;
    private final VBox root = new VBox();
    private String words = "";

    public SearchView(SearchModel model, Live live, LocalTimes times, Navigator navigator, CategoryColours colours) {
        this.model = model;
        this.live = new StillWhileAway(live);
        this.times = times;
        this.navigator = navigator;
        this.colours = colours;
        root.getStyleClass().addAll("page", "search");
        root.getStylesheets().add(Objects.requireNonNull(SearchView.class.getResource("search.css"))
                .toExternalForm());
        list.getStyleClass().add("hits");
        list.setId("hits");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane content = new StackPane(scroll, instead);
        instead.setPickOnBounds(false);
        VBox.setVgrow(content, Priority.ALWAYS);
        more.setId("search-more");
        more.setOnAction(pressed -> model.more());
        root.getChildren().addAll(head(), content);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        late.setOnFinished(over -> put(new EmptyState("fth-search", "Looking…", "Asking the daemon.")));
        model.resultsProperty().addListener((results, before, after) -> show(after));
        this.live.nowProperty().addListener((now, before, after) -> rows.forEach(row -> row.tick(after)));
        this.live.onTurn(() -> show(model.resultsProperty().get()));
        show(model.resultsProperty().get());
    }

    private HBox head() {
        Label title = new Label("Search");
        title.getStyleClass().add("page-title");
        summary.setId("search-summary");
        summary.getStyleClass().add("page-subtitle");
        indexing.setId("search-indexing");
        indexing.getStyleClass().add("page-subtitle");
        indexing.setTooltip(new Tooltip("What was recorded before is still being read; more may be found soon."));
        indexing.managedProperty().bind(indexing.visibleProperty());
        HBox head = new HBox(12, title, summary, indexing);
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    /** What takes a moment is not told of at once, so that nothing flashes. */
    private void show(Results results) {
        late.stop();
        boolean found = results instanceof Results.Found some && !some.hits().isEmpty();
        goesOn = goesOn && (found || results instanceof Results.Looking);
        scroll.setVisible(found);
        instead.getChildren().clear();
        if (!found) {
            summary.setText("");
            indexing.setVisible(false);
        }
        switch (results) {
            case Results.Nothing nothing -> put(new EmptyState("fth-search", "What do you look for?", LOOKED_AT));
            case Results.Looking looking -> late.playFromStart();
            case Results.Hindered no when no.away() -> put(new EmptyState("fth-cloud-off", "The daemon is away",
                    "It is looked for \"" + no.words() + "\" as soon as it runs."));
            case Results.Hindered no -> put(new EmptyState("fth-alert-circle", "This cannot be searched for",
                    no.reason()));
            case Results.Found none when none.hits().isEmpty() -> put(new EmptyState("fth-search",
                    "Nothing found for \"" + none.words() + "\"",
                    none.indexing().map(SearchView::still).orElse(LOOKED_AT)));
            case Results.Found some -> showHits(some);
        }
    }

    private static String still(Indexing indexing) {
        return "Older sessions are still being read: %,d of %,d are. More may be found soon."
                .formatted(indexing.done(), indexing.of());
    }

    private void put(Node node) {
        node.setId("search-instead");
        instead.getChildren().setAll(node);
    }

    private void showHits(Results.Found found) {
        summary.setText(found.total() == 1 ? "1 session" : "%,d sessions".formatted(found.total()));
        indexing.setVisible(found.indexing().isPresent());
        found.indexing().ifPresent(way -> indexing
                .setText("still reading: %,d of %,d".formatted(way.done(), way.of())));
        Optional<HitRow> focused = rows.stream().filter(Node::isFocused).findFirst();
        boolean moreFocused = more.isFocused();
        int before = rows.size();
        boolean sameWords = found.words().equals(words);
        double above = sameWords ? above() : 0;
        int place = sameWords ? focused.map(rows::indexOf).orElse(0) : 0;
        words = found.words();
        fill(found);
        scrollTo(above);
        focused.ifPresent(row -> focusAgain(row.id(), place));
        if (moreFocused && before < rows.size()) {
            rows.get(before).requestFocus();
        }
        if (goesOn) {
            goesOn = false;
            focus(0);
        }
    }

    /** On the same session; where that is not found any more, on what stands there now. */
    private void focusAgain(long session, int place) {
        rows.stream().filter(row -> row.id() == session).findFirst()
                .ifPresentOrElse(Node::requestFocus, () -> focus(Math.min(place, rows.size() - 1)));
    }

    private void fill(Results.Found found) {
        rows.clear();
        list.getChildren().clear();
        LocalDate today = times.dateOf(live.now());
        LocalDate day = LocalDate.MAX;
        for (Hit hit : found.hits()) {
            HitWords of = new HitWords(hit, times, live.lost());
            if (!of.date().equals(day)) {
                day = of.date();
                list.getChildren().add(heading(day, today));
            }
            HitRow row = new HitRow(of, today, live.now(), colours, navigator::showSession);
            rows.add(row);
            list.getChildren().add(row);
        }
        if (found.more()) {
            list.getChildren().add(more);
        }
    }

    /** The day's name, which leads to it. */
    private Button heading(LocalDate date, LocalDate today) {
        Button heading = new Button(HitWords.day(date, today, times));
        heading.getStyleClass().addAll("flat", "hit-day");
        heading.setAccessibleText("Open " + times.fullDate(date));
        heading.setTooltip(new Tooltip("Open this day"));
        heading.setOnAction(pressed -> navigator.showDay(date));
        return heading;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> navigator.closeDetails();
            case DOWN -> step(1);
            case UP -> step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int at = rows.stream().filter(Node::isFocused).findFirst().map(rows::indexOf).orElse(by > 0 ? -1 : 1);
        focus(Math.clamp(at + by, 0, Math.max(0, rows.size() - 1)));
    }

    private void focus(int row) {
        if (row < rows.size()) {
            rows.get(row).requestFocus();
            reveal(rows.get(row));
        }
    }

    private void reveal(HitRow row) {
        double view = scroll.getViewportBounds().getHeight();
        double above = above();
        double top = row.getBoundsInParent().getMinY();
        double bottom = row.getBoundsInParent().getMaxY();
        double wanted = top < above ? top : bottom > above + view ? bottom - view : above;
        scrollTo(wanted);
    }

    /** Pixels of the list that are scrolled out at its head. */
    private double above() {
        return Math.max(0, list.getHeight() - scroll.getViewportBounds().getHeight()) * scroll.getVvalue();
    }

    /** Of a list that has become longer, the same stays in sight. */
    private void scrollTo(double above) {
        scroll.applyCss();
        scroll.layout();
        double hidden = list.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(hidden > 0 ? Math.min(1, above / hidden) : 0);
    }

    /** Puts the focus on the newest that was found, or as soon as what is still looked for is. */
    public void focusFirst() {
        goesOn = model.resultsProperty().get() instanceof Results.Looking;
        focus(0);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}
