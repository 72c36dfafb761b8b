package dev.daybook.ui.health;

import dev.daybook.platform.Directories;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.look.Appearance;
import java.util.concurrent.Executor;

/**
 * What the page needs beside the daemon.
 *
 * @param files runs one task after the other, beside the JavaFX thread
 * @param startDaemon starts it in the background, and tells the person itself when that came to nothing
 */
public record Surroundings(
        Appearance appearance,
        Directories directories,
        LoginModel login,
        Executor files,
        Runnable startDaemon) {}
