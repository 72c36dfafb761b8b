package dev.daybook.ui.parts;

import javafx.scene.Parent;

/** One page of the window. Used on the JavaFX thread. */
public interface View {

    /** What it shows; the same each time. */
    Parent node();

    /** It can be seen from now on: it shows the present, and follows it. */
    void shown();

    /** It can be seen no longer: it asks for nothing until it is shown again. */
    void hidden();
}
