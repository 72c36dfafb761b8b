package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Why a session had to be recovered, what chose its end, and how a person sets that end right. */
final class RecoveryCard extends VBox {

    private final DetailsModel model;
    private final Live live;
    private final LocalTimes times;
    private final Facts facts = new Facts();
    private final Button correct = new Button("Correct the end…");
    private final Button goBack = new Button();
    private final HBox buttons = new HBox(8, correct, goBack);
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final Label wrong = new Label();
    private final Button save = new Button("Save");
    private final VBox editor;
    private Sight.@Nullable Seen shown;

    RecoveryCard(DetailsModel model, Live live, LocalTimes times) {
        this.model = model;
        this.live = live;
        this.times = times;
        getStyleClass().addAll("card", "recovery");
        setId("recovery");
        correct.setId("correct-end");
        correct.setOnAction(pressed -> edit());
        goBack.setId("inferred-end");
        goBack.setOnAction(pressed -> goBack());
        goBack.managedProperty().bind(goBack.visibleProperty());
        buttons.managedProperty().bind(buttons.visibleProperty());
        editor = editor();
        Label mark = new Label("Recovered", new FontIcon("fth-rotate-cw"));
        mark.getStyleClass().add("recovery-title");
        getChildren().addAll(mark, facts, buttons, editor);
    }

    private VBox editor() {
        date.setId("end-date");
        date.setAccessibleText("Day on which it ended");
        date.setPrefWidth(150);
        time.setId("end-time");
        time.setAccessibleText("Time at which it ended");
        time.setPrefColumnCount(7);
        wrong.setId("end-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.managedProperty().bind(wrong.visibleProperty());
        save.setId("end-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(pressed -> save());
        Button leave = new Button("Leave it");
        leave.setId("end-leave");
        leave.setOnAction(pressed -> close());
        date.valueProperty().addListener(value -> judge());
        time.textProperty().addListener(text -> judge());
        HBox fields = new HBox(8, date, time);
        fields.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(8, new Label("It ended"), fields, wrong, new HBox(8, save, leave));
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
        return box;
    }

    void show(Sight.Seen seen) {
        boolean another = shown == null || shown.session().id() != seen.session().id();
        shown = seen;
        Recovered recovered = seen.session().recovered();
        setVisible(recovered != null);
        setManaged(recovered != null);
        if (another) {
            close();
        }
        if (recovered != null) {
            SessionFacts of = new SessionFacts(seen, times, Optional.empty());
            facts.show(of.of(recovered));
            boolean possible = of.isDesk() && seen.session().status().equals("ended");
            correct.setDisable(!possible);
            goBack.setVisible(possible && of.isCorrected(recovered));
            goBack.setText("Back to " + times.exactTime(recovered.inferredEnd()));
        }
    }

    private void edit() {
        if (shown != null && shown.session().end() != null) {
            EndEdit now = EndEdit.of(shown.session().end(), times);
            date.setValue(now.date().orElse(null));
            time.setText(now.time());
            editor.setVisible(true);
            buttons.setVisible(false);
            judge();
            time.requestFocus();
            time.selectAll();
        }
    }

    private void close() {
        editor.setVisible(false);
        buttons.setVisible(true);
    }

    /** Leaves the editor without a change; whether it was open. */
    boolean leave() {
        boolean open = editor.isVisible();
        close();
        return open;
    }

    private void judge() {
        say(outcome() instanceof EndEdit.Outcome.Wrong no ? no.reason() : "");
        save.setDisable(!wrong.getText().isEmpty());
    }

    private void say(String reason) {
        wrong.setText(reason);
        wrong.setVisible(!reason.isEmpty());
    }

    private EndEdit.@Nullable Outcome outcome() {
        if (shown == null) {
            return null;
        }
        Session session = shown.session();
        Instant before = Objects.requireNonNullElse(session.end(), session.start());
        return new EndEdit(Optional.ofNullable(date.getValue()), time.getText(), before)
                .outcome(session.start(), live.now(), times);
    }

    private void save() {
        if (outcome() instanceof EndEdit.Outcome.At(Instant end)) {
            model.correctEnd(end, this::close, this::say);
        }
    }

    private void goBack() {
        if (shown != null && shown.session().recovered() != null) {
            model.correctEnd(shown.session().recovered().inferredEnd(), () -> {}, refused -> {
                edit();
                say(refused);
            });
        }
    }
}
