package dev.daybook.functional;

import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.TrayPanel;
import dev.daybook.desktop.VirtualDesktop;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An ordinary user's desktop with a session bus, a panel where wanted, and Daybook in it. */
final class TrayDesk {

    private static final Path BUILT = Objects.requireNonNull(Home.BIN.getParent());
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    final Home home;
    final VirtualDesktop desktop;
    private final OrdinaryUser user;
    private final Path bin;
    private final Running bus;
    private final Path screen;
    private @Nullable TrayPanel panel;
    private @Nullable BufferedImage empty;

    private TrayDesk(OrdinaryUser user, Path folder) throws Exception {
        this.user = user;
        this.screen = folder.resolve("screen.ppm");
        this.bin = user.install(BUILT, folder).resolve("bin");
        this.desktop = VirtualDesktop.start(Files.createDirectory(folder.resolve("desktop")));
        Map<String, String> display = desktop.environment();
        user.give(folder.resolve("desktop"));
        user.give(Path.of(display.getOrDefault("XAUTHORITY", "")));
        this.home = new Home(user.folder(folder.resolve("h"))).with(display)
                .with("HOME", user.folder(folder.resolve("home")).toString())
                .with("XDG_RUNTIME_DIR", user.folder(folder.resolve("run")).toString())
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("run/bus"));
        this.bus = home.background(user.as("dbus-daemon", "--session", "--nofork", "--print-address",
                "--address=unix:path=" + folder.resolve("run/bus")));
        bus.awaitOut("unix:path");
    }

    static TrayDesk in(Path folder) throws Exception {
        RealDesktop.require("tint2", "import", "dbus-daemon");
        OrdinaryUser user = OrdinaryUser.required(folder);
        user.give(folder);
        return new TrayDesk(user, folder);
    }

    /** Starts the daemon as the user, and waits until it answers. */
    void startDaemon() throws IOException {
        home.start(user.as().toArray(String[]::new));
    }

    void startPanel() throws IOException {
        panel = desktop.startPanel();
        empty = panel.picture();
    }

    TrayPanel panel() {
        if (panel == null) {
            throw new IllegalStateException("no panel was started");
        }
        return panel;
    }

    /** Runs a program of the installation to its end. */
    Home.Ran run(String program, String... arguments) throws IOException, InterruptedException {
        return home.run(command(program, arguments));
    }

    /** Starts the desktop. */
    Running tray(String... arguments) throws IOException {
        return home.background(command("daybook-tray", arguments));
    }

    private List<String> command(String program, String... arguments) {
        return user.as(Stream.concat(Stream.of(bin.resolve(program).toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Waits until the panel has looked like that for two looks, and returns the picture. */
    BufferedImage awaitPanel(String what, Predicate<BufferedImage> like) {
        AtomicReference<BufferedImage> before = new AtomicReference<>(emptyPanel());
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> {
            BufferedImage now = panel().picture();
            return TrayPanel.same(before.getAndSet(now), now) ? now : emptyPanel();
        }, picture -> !TrayPanel.same(picture, emptyPanel()) && like.test(picture));
    }

    BufferedImage awaitIcon() {
        return awaitPanel("the icon", picture -> true);
    }

    /** Waits until the icon looks otherwise than in all of these. */
    BufferedImage awaitOther(String what, BufferedImage... seen) {
        return awaitPanel(what, picture -> Stream.of(seen).noneMatch(one -> TrayPanel.same(one, picture)));
    }

    void awaitPanelEmpty() {
        Awaitility.await("no icon").atMost(PATIENCE).pollInterval(LOOK_EVERY)
                .until(() -> TrayPanel.same(panel().picture(), emptyPanel()));
    }

    private BufferedImage emptyPanel() {
        if (empty == null) {
            throw new IllegalStateException("no panel was started");
        }
        return empty;
    }

    /** Opens the menu by a click on the icon, and presses these keys from the first entry on; the last one chooses. */
    void choose(String... keys) {
        openMenu();
        desktop.press(keys);
        Awaitility.await("the menu to close").atMost(PATIENCE).until(() -> !desktop.showsMenu());
    }

    /** A click that comes while the icon is being made is lost, as a person's would be. */
    void openMenu() {
        Awaitility.await("the menu").atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).pollDelay(Duration.ZERO)
                .until(() -> {
                    if (!desktop.showsMenu()) {
                        int x = TrayPanel.middleOfDifference(emptyPanel(), panel().picture()).orElseThrow();
                        desktop.click(x, 768 - TrayPanel.HEIGHT / 2);
                    }
                    return desktop.showsMenu();
                });
        awaitKeyboard();
    }

    /** The menu takes the keyboard some time after it can be seen; then its first entry can be marked. */
    private void awaitKeyboard() {
        byte[] unmarked = screen();
        Awaitility.await("the menu to take keys").atMost(PATIENCE).pollInterval(LOOK_EVERY).until(() -> {
            desktop.press("Home");
            return !Arrays.equals(unmarked, screen());
        });
    }

    private byte[] screen() {
        try {
            desktop.screenshot(screen);
            return Files.readAllBytes(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for so many windows of Daybook that can be seen. */
    void awaitWindows(int count) {
        Awaitility.await(count + " windows").atMost(PATIENCE).pollInterval(LOOK_EVERY)
                .until(() -> desktop.windows("Daybook").size() == count);
    }

    void closeWindow() {
        desktop.close(desktop.windows("Daybook").getFirst());
    }

    /** Leaves a picture of the screen in {@code target/screenshots}. */
    void screenshot(String name) throws IOException {
        desktop.screenshot(Files.createDirectories(SCREENSHOTS).resolve(name + ".png").toAbsolutePath());
    }

    /** What Daybook wrote in its log, for a failure's message. */
    String log() throws IOException {
        Path file = home.directories.desktopLog();
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Programs first, the X server last: its end would take them along. */
    void end() throws InterruptedException {
        home.end();
        bus.process().destroyForcibly().waitFor();
        desktop.close();
    }
}
