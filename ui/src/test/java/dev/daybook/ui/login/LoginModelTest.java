package dev.daybook.ui.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.autostart.Autostart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginModelTest {

    @TempDir
    Path home;

    private final List<String> failures = new ArrayList<>();

    private LoginModel model() {
        return new LoginModel(Autostart.withoutSystemd(Path.of("/opt/daybook"), Map.of(), home), Runnable::run,
                Runnable::run);
    }

    @Test
    void whatAnotherProgramChangedIsSeenAfterARefresh() throws IOException {
        LoginModel model = model();
        model.choose(true, failures::add);
        assertEquals(new LoginState.On(), model.stateProperty().get());

        Files.delete(home.resolve(".config/autostart/daybook.desktop"));
        model.refresh();
        assertEquals(new LoginState.Otherwise("In part: the daemon starts at login, the tray does not."),
                model.stateProperty().get());
        Files.delete(home.resolve(".config/autostart/daybookd.desktop"));
        model.refresh();
        assertEquals(new LoginState.Off(), model.stateProperty().get());
        assertEquals(List.of(), failures);
    }

    @Test
    void aFailureIsToldAndTheStateStaysTrue() throws IOException {
        Files.writeString(home.resolve(".config"), "in the way");
        LoginModel model = model();
        model.choose(true, failures::add);

        assertTrue(failures.getFirst().startsWith("Launch at login: cannot write "), failures.toString());
        assertEquals(new LoginState.Off(), model.stateProperty().get());
    }

    @Test
    void whereItCannotBeHadTheReasonIsKept() {
        LoginModel model = new LoginModel(Autostart.impossible("not here"), Runnable::run, Runnable::run);
        model.refresh();

        assertEquals(new LoginState.Impossible("not here"), model.stateProperty().get());
    }
}
