package dev.daybook.ui.login;

import dev.daybook.platform.autostart.Autostart;
import dev.daybook.platform.autostart.AutostartState;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Whether Daybook starts at login; files are read and written in the background. Used on the JavaFX thread. */
public final class LoginModel {

    private final Autostart autostart;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<LoginState> state;

    /**
     * Looks for the first time.
     *
     * @param background runs one task after the other
     * @param ui runs what it is given on the JavaFX thread
     */
    public LoginModel(Autostart autostart, Executor background, Executor ui) {
        this.autostart = autostart;
        this.background = background;
        this.ui = ui;
        this.state = new ReadOnlyObjectWrapper<>(autostart.hindrance()
                .<LoginState>map(LoginState.Impossible::new).orElseGet(LoginState.Off::new));
        refresh();
    }

    public ReadOnlyObjectProperty<LoginState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Looks again: another program may have changed it. */
    public void refresh() {
        background.execute(() -> look(failed -> {}));
    }

    /**
     * Switches it.
     *
     * @param failed told in one line on the JavaFX thread when it came to nothing
     */
    public void choose(boolean on, Consumer<String> failed) {
        background.execute(() -> {
            try {
                if (on) {
                    autostart.enable();
                } else {
                    autostart.disable();
                }
            } catch (IOException e) {
                ui.execute(() -> failed.accept("Launch at login: " + e.getMessage()));
            }
            look(failed);
        });
    }

    private void look(Consumer<String> failed) {
        try {
            LoginState now = words(autostart.state());
            ui.execute(() -> state.set(now));
        } catch (IOException e) {
            ui.execute(() -> failed.accept("Launch at login: " + e.getMessage()));
        }
    }

    private static LoginState words(AutostartState state) {
        return switch (state) {
            case AutostartState.On on -> new LoginState.On();
            case AutostartState.Off off -> new LoginState.Off();
            case AutostartState.Partly partly -> new LoginState.Otherwise("In part: " + partly.what() + ".");
            case AutostartState.Foreign foreign -> new LoginState.Otherwise("Otherwise: " + foreign.what() + ".");
            case AutostartState.Impossible impossible -> new LoginState.Impossible(impossible.reason());
        };
    }
}
