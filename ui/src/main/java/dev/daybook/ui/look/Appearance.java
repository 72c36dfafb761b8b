package dev.daybook.ui.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** Light or dark: as the person chose, or as their system is, also when it changes. Used on the JavaFX thread. */
public final class Appearance {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String STYLE = Objects.requireNonNull(Appearance.class.getResource("daybook.css"))
            .toExternalForm();

    private final Kept kept;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    /** As it was chosen last. Needs the running JavaFX toolkit. */
    public Appearance(Kept kept) {
        this.kept = kept;
        Platform.getPreferences().colorSchemeProperty().addListener((scheme, before, after) -> apply());
        apply();
    }

    public Theme theme() {
        return kept.get().theme();
    }

    public void choose(Theme theme) {
        kept.change(remembered -> remembered.with(theme));
        apply();
    }

    /** Whether it is dark now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** Dresses a scene, for as long as it lives. */
    public void dress(Scene scene) {
        scene.getStylesheets().add(STYLE);
        scene.getRoot().pseudoClassStateChanged(DARK, dark.get());
        dark.addListener((property, before, after) -> scene.getRoot().pseudoClassStateChanged(DARK, after));
    }

    private void apply() {
        boolean now = switch (theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                now ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        dark.set(now);
    }
}
