package dev.daybook.ui.details;

import dev.daybook.api.Operation;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.StillWhileAway;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** The drawer with all that is known of one session. */
public final class DetailsView implements View {

    private final DetailsModel model;
    private final StillWhileAway live;
    private final LocalTimes times;
    private final Navigator navigator;
    private final Label kind = new Label();
    private final Label title = new Label();
    private final Chip status = new Chip("", Tone.NEUTRAL);
    private final Circle dot = new Circle(4);
    private final Label category = new Label("", dot);
    private final Facts facts = new Facts();
    private final Button cancel = new Button("Cancel session…");
    private final RecoveryCard recovery;
    private final OperationCard operation;
    private final UsesCard uses = new UsesCard();
    private final VBox content = new VBox();
    private final StackPane instead = new StackPane();
    private final VBox root = new VBox();

    public DetailsView(DetailsModel model, Live live, LocalTimes times, Navigator navigator, Cancels cancels) {
        this.model = model;
        this.live = new StillWhileAway(live);
        this.times = times;
        this.navigator = navigator;
        this.recovery = new RecoveryCard(model, live, times);
        this.operation = new OperationCard(cancels, times);
        cancel.setOnAction(pressed -> seen().ifPresent(
                seen -> cancels.ask(List.of(new Target(seen.session(), seen.operation())))));
        root.getStyleClass().addAll("drawer", "details");
        root.getStylesheets().add(Objects.requireNonNull(DetailsView.class.getResource("details.css"))
                .toExternalForm());
        content.getStyleClass().add("details-content");
        content.getChildren().addAll(head(), facts, buttons(), recovery, operation, new LogCard(model.logProperty()),
                uses);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        StackPane body = new StackPane(scroll, instead);
        instead.setPickOnBounds(false);
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getChildren().addAll(bar(), body);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.sightProperty().addListener((sight, before, after) -> show(after));
        model.usesProperty().addListener((property, before, after) -> uses.show(after));
        this.live.nowProperty().addListener((now, before, after) -> tick());
        this.live.onTurn(() -> seen().filter(Sight.Seen::active).ifPresent(this::show));
        uses.show(Uses.NONE);
        show(model.sightProperty().get());
    }

    private HBox bar() {
        kind.getStyleClass().add("muted");
        kind.setId("details-kind");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = new Button("", new FontIcon("fth-x"));
        close.setId("details-close");
        close.getStyleClass().add("flat");
        close.setAccessibleText("Close details");
        close.setTooltip(new Tooltip("Close  (Escape)"));
        close.setOnAction(pressed -> navigator.closeDetails());
        HBox bar = new HBox(8, kind, space, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("details-bar");
        return bar;
    }

    private VBox head() {
        title.getStyleClass().add("details-title");
        title.setId("details-title");
        title.setWrapText(true);
        category.getStyleClass().add("muted");
        HBox line = new HBox(10, status, category);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, title, line);
    }

    private HBox buttons() {
        cancel.setId("details-cancel");
        Button copy = new Button("Copy id", new FontIcon("fth-copy"));
        copy.setId("details-copy");
        copy.setOnAction(pressed -> seen().ifPresent(seen -> {
            ClipboardContent id = new ClipboardContent();
            id.putString(seen.operation().map(Operation::id).orElse(String.valueOf(seen.session().id())));
            Clipboard.getSystemClipboard().setContent(id);
        }));
        return new HBox(8, cancel, copy);
    }

    private Optional<Sight.Seen> seen() {
        return model.sightProperty().get() instanceof Sight.Seen seen ? Optional.of(seen) : Optional.empty();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (!recovery.leave()) {
                navigator.closeDetails();
            }
            event.consume();
        }
    }

    private void show(Sight sight) {
        content.setVisible(sight instanceof Sight.Seen);
        instead.getChildren().clear();
        switch (sight) {
            case Sight.Nothing nothing -> kind.setText("");
            case Sight.Looking looking -> kind.setText("Session " + looking.id());
            case Sight.Hindered hindered -> {
                kind.setText("Session " + hindered.id());
                instead.getChildren().setAll(new EmptyState("fth-alert-circle", "It cannot be shown",
                        hindered.reason()));
            }
            case Sight.Seen seen -> show(seen);
        }
    }

    private void show(Sight.Seen seen) {
        SessionFacts of = new SessionFacts(seen, times, live.lost());
        kind.setText(of.kind());
        title.setText(of.title());
        status.show(of.status(), of.tone());
        Optional<String> known = Optional.ofNullable(seen.session().category());
        category.setVisible(known.isPresent());
        category.setText(known.orElse(""));
        dot.setFill(CategoryColours.of(known.orElse("Uncategorised")));
        cancel.setDisable(!new Target(seen.session(), seen.operation()).cancellable());
        recovery.show(seen);
        showTimes(seen);
    }

    private void showTimes(Sight.Seen seen) {
        facts.show(new SessionFacts(seen, times, live.lost()).all(live.now()));
        operation.setVisible(seen.operation().isPresent());
        operation.setManaged(seen.operation().isPresent());
        seen.operation().ifPresent(of -> operation.show(of, seen.parts(), live.now(), live.lost()));
    }

    private void tick() {
        seen().filter(Sight.Seen::active).ifPresent(this::showTimes);
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
