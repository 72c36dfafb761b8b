package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.api.SessionEdit;
import dev.daybook.ui.details.MomentEdit.Limits;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    private final MomentEditor editor;
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
        editor = new MomentEditor("end", times, () -> buttons.setVisible(true));
        Label mark = new Label("Recovered", new FontIcon("fth-rotate-cw"));
        mark.getStyleClass().add("recovery-title");
        getChildren().addAll(mark, facts, buttons, editor);
    }

    void show(Sight.Seen seen) {
        boolean another = shown == null || shown.session().id() != seen.session().id();
        shown = seen;
        Recovered recovered = seen.session().recovered();
        setVisible(recovered != null);
        setManaged(recovered != null);
        if (another) {
            editor.close();
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
            Session session = shown.session();
            buttons.setVisible(false);
            editor.open(new MomentEditor.Wanted("It ended", "Save", shown.session().end(),
                    () -> Limits.ofEnd(session.start(), live.now(), times), at -> "",
                    (at, done, refused) -> model.editing().correct(session, new SessionEdit(at), done, refused)));
        }
    }

    /** Leaves the editor without a change; whether it was open. */
    boolean leave() {
        return editor.close();
    }

    private void goBack() {
        if (shown != null && shown.session().recovered() != null) {
            Instant inferred = shown.session().recovered().inferredEnd();
            model.editing().correct(shown.session(), new SessionEdit(inferred), () -> {}, refused -> {
                edit();
                editor.say(refused);
            });
        }
    }
}
