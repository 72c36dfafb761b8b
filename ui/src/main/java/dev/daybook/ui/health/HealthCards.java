package dev.daybook.ui.health;

import dev.daybook.ui.parts.Columns;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.recorder.PauseMenu;
import dev.daybook.ui.recorder.RecorderModel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A card for each part of the daemon. */
final class HealthCards extends VBox {

    private final Navigator navigator;
    private final Card recorder;
    private final Card running = new Card("running", "What runs");
    private final PlansCard plans;
    private final Card daemon;
    private final VBox links = new VBox();
    private final Card recovery = new Card("recovery", "Last recovery", links);
    private final Card detector = new Card("detector", "Orphan detector");
    private final Card summaries = new Card("summaries", "Summaries");
    private final Card store = new Card("store", "Store");
    private final Button backUp = new Button("Back up now");
    private final Card backups = new Card("backups", "Backups", new HBox(backUp));
    private final Button start = new Button("Start the daemon");
    private final Button stop = new Button("Stop recording…");
    private List<RecoveredRow> recovered = List.of();

    HealthCards(HealthModel model, RecorderModel recording, Navigator navigator, Runnable startDaemon) {
        this.navigator = navigator;
        links.setManaged(false);
        PauseMenu pause = new PauseMenu("health-", recording,
                refused -> navigator.say(String.valueOf(refused.getMessage())));
        recorder = new Card("recorder", "Recorder", new HBox(pause));
        plans = new PlansCard(model);
        start.setId("health-start");
        start.getStyleClass().add("accent");
        start.setOnAction(pressed -> startDaemon.run());
        stop.setId("health-stop");
        stop.setOnAction(pressed -> model.stop());
        backUp.setId("backup-now");
        backUp.setOnAction(pressed -> model.backup().begin());
        backUp.disableProperty().bind(model.backup().underwayProperty());
        backUp.textProperty().bind(model.backup().wordsProperty());
        start.managedProperty().bind(start.visibleProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        daemon = new Card("daemon", "Daemon", new HBox(start, stop));
        getChildren().add(new Columns(List.of(recorder, running, plans, summaries),
                List.of(daemon, backups, recovery, detector, store)));
    }

    void show(HealthPage page) {
        recorder.show(page.recorder());
        running.show(page.running());
        plans.show(page);
        plans.setDisable(page.past());
        daemon.show(page.daemon());
        start.setVisible(page.away());
        stop.setVisible(!page.away());
        recovery.show(page.recovery());
        detector.show(page.detector());
        summaries.show(page.summaries());
        store.show(page.store());
        backups.show(page.backups());
        backUp.setVisible(!page.away());
        if (!page.recovered().equals(recovered)) {
            recovered = page.recovered();
            links.setManaged(!recovered.isEmpty());
            links.getChildren().setAll(recovered.stream().map(this::link).toList());
        }
        for (Card card : List.of(recorder, running, daemon, recovery, detector, summaries, store, backups)) {
            card.fade(page.past());
        }
    }

    private Hyperlink link(RecoveredRow row) {
        Hyperlink link = new Hyperlink(row.words());
        link.setId("recovered-" + row.id());
        link.setOnAction(pressed -> navigator.showSession(row.id()));
        return link;
    }
}
