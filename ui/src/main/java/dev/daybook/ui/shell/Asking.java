package dev.daybook.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.daybook.ui.parts.Question;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks a question over the window. The harmless answer has the focus when the other cannot be taken back. */
final class Asking extends ModalPane {

    private static final double WIDTH = 420;

    Asking() {
        setId("asking");
    }

    void ask(Question question) {
        Label title = new Label(question.title());
        title.getStyleClass().add("question-title");
        Label text = new Label(question.text());
        text.setId("question-text");
        text.setWrapText(true);
        Button yes = new Button(question.verb());
        yes.setId("question-yes");
        yes.getStyleClass().add(question.dangerous() ? "danger" : "accent");
        yes.setOnAction(pressed -> {
            hide(true);
            question.yes().run();
        });
        Button no = new Button(question.no());
        no.setId("question-no");
        no.setCancelButton(true);
        no.setOnAction(pressed -> hide(true));
        HBox buttons = new HBox(8, no, yes);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(12, title, text, buttons);
        box.getStyleClass().add("question");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        show(box);
        (question.dangerous() ? no : yes).requestFocus();
    }
}
