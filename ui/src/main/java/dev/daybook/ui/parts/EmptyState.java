package dev.daybook.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to show: why, and what to do. */
public final class EmptyState extends VBox {

    /**
     * Without anything to do.
     *
     * @param icon an Ikonli literal, for instance {@code fth-sun}
     */
    public EmptyState(String icon, String title, String text) {
        super(8);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        Label heading = new Label(title);
        heading.getStyleClass().add("empty-title");
        Label words = new Label(text);
        words.getStyleClass().add("empty-text");
        words.setWrapText(true);
        getChildren().addAll(picture, heading, words);
    }

    /** The same with a button. */
    public EmptyState(String icon, String title, String text, String verb, Runnable action) {
        this(icon, title, text);
        Button button = new Button(verb);
        button.getStyleClass().add("accent");
        button.setOnAction(pressed -> action.run());
        getChildren().add(button);
    }
}
