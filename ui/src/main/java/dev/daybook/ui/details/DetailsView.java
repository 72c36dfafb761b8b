package dev.daybook.ui.details;

import dev.daybook.ui.category.KnownCategories;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.StillWhileAway;
import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import dev.daybook.words.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The drawer with all that is known of one session. */
public final class DetailsView implements View {

    private final DetailsModel model;
    private final StillWhileAway live;
    private final LocalTimes times;
    private final Navigator navigator;
    private final Label kind = new Label();
    private final InPlace title;
    private final Chip status = new Chip("", Tone.NEUTRAL);
    private final CategoryField category;
    private final InPlace note;
    private final EditedLine edited;
    private final EditMenu edit;
    private final Facts facts = new Facts();
    private final Button cancel = new Button("Cancel session…");
    private final RecoveryCard recovery;
    private final OperationCard operation;
    private final UsesCard uses;
    private final VBox content = new VBox();
    private final StackPane instead = new StackPane();
    private final VBox root = new VBox();
    // The session of which the fields tell.
    private long shown;

    public DetailsView(DetailsModel model, Live live, LocalTimes times, Navigator navigator, Cancels cancels,
            KnownCategories known) {
        this.model = model;
        this.live = new StillWhileAway(live);
        this.times = times;
        this.navigator = navigator;
        this.recovery = new RecoveryCard(model, live, times);
        this.operation = new OperationCard(cancels, times);
        this.uses = new UsesCard(known.colours());
        this.title = title();
        this.note = note();
        this.category = new CategoryField(known,
                (text, done, refused) -> save(new SessionEdit(null, null, text, null,
                        null), "The category", done, refused));
        this.edited = new EditedLine(times, () -> seen().ifPresent(seen -> model.editing().undo(seen.session().id())));
        this.edit = new EditMenu(model.editing(), live, times, navigator, item("Title", "F2", title::open),
                item("Category", "", category.field()::open), item("Note", "", note::open));
        cancel.setOnAction(pressed -> seen().ifPresent(
                seen -> cancels.ask(List.of(new Target(seen.session(), seen.operation())))));
        root.getStyleClass().addAll("drawer", "details");
        root.getStylesheets().add(Objects.requireNonNull(DetailsView.class.getResource("details.css"))
                .toExternalForm());
        content.getStyleClass().add("details-content");
        content.getChildren().addAll(head(), note, facts, buttons(), edit.editor(), recovery, operation,
                new LogCard(model.logProperty()), uses);
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
        HBox line = new HBox(10, status, category.field());
        HBox.setHgrow(category.field(), Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        status.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(8, title, line, edited);
    }

    private InPlace title() {
        Label shown = new Label();
        shown.getStyleClass().add("details-title");
        TextField field = new TextField();
        field.setPromptText("Empty: what was used in it");
        return new InPlace("details-title", "Title", shown, field, field, (text, done,
                refused) -> save(new SessionEdit(text, null, null, null, null), "The title", done, refused));
    }

    private InPlace note() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPromptText("Ctrl+Enter saves, Escape leaves it as it was");
        return new InPlace("details-note", "Note", new Label(), area, area, (text, done,
                refused) -> save(new SessionEdit(null, text, null, null, null), "The note", done, refused));
    }

    /** A refusal of what was typed for a session that is no longer looked at is told all the same. */
    private void save(SessionEdit wish, String what, Runnable done, Consumer<String> refused) {
        seen().map(Sight.Seen::session).ifPresent(session -> model.editing().edit(session, wish, what, done, reason -> {
            refused.accept(reason);
            if (seen().filter(seen -> seen.session().id() == session.id()).isEmpty()) {
                navigator.say("Session " + session.id() + ": " + reason);
            }
        }));
    }

    private static MenuItem item(String text, String key, Runnable chosen) {
        MenuItem item = new MenuItem(text);
        if (!key.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(key));
        }
        // The menu gives the focus back when it closes, and would take it from the field.
        item.setOnAction(event -> Platform.runLater(chosen));
        return item;
    }

    private HBox buttons() {
        cancel.setId("details-cancel");
        Button copy = new Button("", new FontIcon("fth-copy"));
        copy.setId("details-copy");
        copy.setOnAction(pressed -> seen().ifPresent(seen -> {
            ClipboardContent id = new ClipboardContent();
            id.putString(seen.operation().map(Operation::id).orElse(String.valueOf(seen.session().id())));
            Clipboard.getSystemClipboard().setContent(id);
        }));
        Button day = new Button("", new FontIcon("fth-sun"));
        day.setId("details-day");
        day.setAccessibleText("Show its day");
        day.setTooltip(new Tooltip("Show its day"));
        day.setOnAction(pressed -> seen().ifPresent(
                seen -> navigator.showDay(times.dateOf(seen.session().start()))));
        copy.setTooltip(new Tooltip("Copy id"));
        copy.setAccessibleText("Copy id");
        return new HBox(8, cancel, edit.button(), copy, day);
    }

    private Optional<Sight.Seen> seen() {
        return model.sightProperty().get() instanceof Sight.Seen seen ? Optional.of(seen) : Optional.empty();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            if (!recovery.leave() && !edit.editor().close()) {
                navigator.closeDetails();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.F2 && seen().isPresent()) {
            title.open();
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
        Session session = seen.session();
        if (session.id() != shown) {
            shown = session.id();
            List.of(title, category.field(), note).forEach(InPlace::close);
        }
        kind.setText(of.kind());
        title.show(of.title(), of.name().orElse(""));
        String said = Objects.requireNonNullElse(session.note(), "");
        note.show(said.isEmpty() ? "Add a note…" : said.lines().map(PlainText::line).collect(Collectors.joining("\n")),
                said);
        edited.show(session.edited());
        edit.show(session);
        status.show(of.status(), of.tone());
        category.show(Objects.requireNonNullElse(session.category(), ""));
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
