package dev.daybook.ui.health;

import dev.daybook.ui.live.Live;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import dev.daybook.ui.recorder.RecorderModel;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The page of health and settings. Used on the JavaFX thread. */
public final class HealthView implements View {

    private static final String STYLE = Objects.requireNonNull(HealthView.class.getResource("health.css"))
            .toExternalForm();

    private final HealthModel model;
    private final SettingsModel settings;
    private final LoginModel login;
    private final HealthHeader header;
    private final HealthCards cards;
    private final EmptyState away;
    private final StackPane health = new StackPane();
    private final ScrollPane scroll;
    private final PauseTransition waiting = new PauseTransition(Duration.millis(300));

    /** Nothing is asked, and no file looked at, before {@link #shown}. */
    public HealthView(Live live, LocalTimes times, Navigator navigator, RecorderModel recorder,
            Surroundings surroundings) {
        this(new HealthModel(live, times, navigator,
                surroundings.directories().data().resolve("backups")),
                new SettingsModel(surroundings.directories().configFile(), surroundings.files(), Platform::runLater),
                navigator, recorder, surroundings);
    }

    HealthView(HealthModel model, SettingsModel settings, Navigator navigator, RecorderModel recorder,
            Surroundings surroundings) {
        this.model = model;
        this.settings = settings;
        this.login = surroundings.login();
        ReportCopy report = new ReportCopy(surroundings.directories(), surroundings.files(), navigator);
        header = new HealthHeader(() -> report.at(model.now()));
        cards = new HealthCards(model, recorder, navigator, surroundings.startDaemon());
        away = new EmptyState("fth-cloud-off", "The daemon is away",
                "Nothing is recorded. What it would tell of itself stands here once it runs.", "Start the daemon",
                surroundings.startDaemon());
        Label title = new Label("Settings");
        title.getStyleClass().addAll("page-title", "settings-title");
        VBox page = new VBox(header, health, title,
                new SettingsCards(settings, surroundings));
        page.getStyleClass().add("page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "health");
        scroll.getStylesheets().add(STYLE);
        scroll.setId("health");
        waiting.setOnFinished(over -> slow());
        model.pageProperty().addListener((told, before, after) -> show(after));
        show(model.pageProperty().get());
    }

    private void show(HealthPage page) {
        header.show(page);
        if (page.known()) {
            cards.show(page);
            only(cards);
        } else if (page.away()) {
            only(away);
        } else if (health.getChildren().isEmpty()) {
            waiting.playFromStart();
        }
    }

    private void slow() {
        if (health.getChildren().isEmpty()) {
            Label quiet = new Label("Asking the daemon …");
            quiet.getStyleClass().add("muted");
            only(quiet);
        }
    }

    private void only(Node node) {
        if (!health.getChildren().contains(node)) {
            health.getChildren().setAll(node);
        }
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void shown() {
        model.shown();
        settings.shown();
        login.refresh();
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}
