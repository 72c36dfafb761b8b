package dev.daybook.desktop;

import dev.daybook.desktop.Programs.Running;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real X server without a screen (Xvfb), closed to all who lack its cookie, with openbox and xterms on it. Everything
 * it starts ends with it; everything it writes is in the folder it was given.
 */
public final class VirtualDesktop implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("^(\\d+)\\n", Pattern.MULTILINE);

    private static final String USUAL = "1024x768";

    /** A child of the root window itself that is a Java program's and larger than what it keeps out of sight. */
    private static final Pattern MENU = Pattern.compile("^     (0x\\S+) \\S+ \\(\"java\" \\S+\\s+\\d{3,}x\\d{2,}\\+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]+");

    private final Path folder;
    private final String size;
    private final Programs programs;
    private final byte[] cookie = new byte[16];
    private final AtomicInteger pointer = new AtomicInteger();
    private final AtomicInteger windows = new AtomicInteger();
    private Running server;
    private Optional<Running> windowManager = Optional.empty();
    private final int display;

    private VirtualDesktop(Path folder, String size) throws IOException {
        this.folder = folder;
        this.size = size;
        this.programs = new Programs(folder);
        new SecureRandom().nextBytes(cookie);
        writeServerCookie();
        this.server = startServer(List.of());
        this.display = Integer.parseInt(server.awaitLine(server.log(), NUMBER));
        programs.environment(environment());
        programs.run("xauth", "-q", "-f", clientCookies().toString(), "add", ":" + display, "MIT-MAGIC-COOKIE-1",
                HexFormat.of().formatHex(cookie));
    }

    /** An X server with openbox managing its windows. */
    public static VirtualDesktop start(Path folder) throws IOException {
        return start(folder, USUAL);
    }

    /**
     * The same with a screen of another size.
     *
     * @param size for instance {@code 1920x1080}
     */
    public static VirtualDesktop start(Path folder, String size) throws IOException {
        VirtualDesktop desktop = new VirtualDesktop(folder, size);
        try {
            desktop.startWindowManager();
            return desktop;
        } catch (RuntimeException e) {
            desktop.close();
            throw e;
        }
    }

    /** An X server and nothing else. */
    public static VirtualDesktop withoutWindowManager(Path folder) throws IOException {
        return new VirtualDesktop(folder, USUAL);
    }

    /** DISPLAY and XAUTHORITY, for whoever is to use this desktop. */
    public Map<String, String> environment() {
        return Map.of("DISPLAY", ":" + display, "XAUTHORITY", clientCookies().toString());
    }

    /** Opens an xterm and returns when it can be seen; whether it has the focus then is the window manager's choice. */
    public Window openWindow(String windowClass, String title) {
        // At times an xterm misses the window manager's answer, and would wait five seconds for it.
        Path told = folder.resolve("window-" + windows.incrementAndGet());
        Running terminal = programs.start("xterm", "-xrm", "*wmTimeout: 200", "-class", windowClass, "-T", title,
                "-e", "sh", "-c",
                "echo $WINDOWID > " + told.getFileName() + "; exec cat");
        long id = Long.parseLong(terminal.awaitLine(told, NUMBER));
        awaitPrinted("Map State: IsViewable", "xwininfo", "-id", Long.toString(id));
        return new Window(id, terminal::end);
    }

    /** Makes it the active window and waits until it is. Needs the window manager. */
    public void focus(Window window) {
        programs.run("xdotool", "windowactivate", "--sync", Long.toString(window.id()));
    }

    /** Gives it the keyboard as no window manager would, and waits until it has. */
    public void focusByForce(Window window) {
        programs.run("xdotool", "windowfocus", "--sync", Long.toString(window.id()));
    }

    /** Waits until openbox, having no window to give the focus to, has parked it on a window of its own. */
    public void awaitParkedFocus() {
        awaitPrinted("Openbox", "xdotool", "getwindowfocus", "-f", "getwindowname");
    }

    /** Sets a property of text as a program would, for instance {@code _NET_WM_NAME} of format {@code 8u}. */
    public void setProperty(Window window, String name, String format, String value) {
        programs.run("xprop", "-id", Long.toString(window.id()), "-f", name, format, "-set", name, value);
    }

    /** Types on the keyboard into whatever has the focus. */
    public void type(String text) {
        programs.run("xdotool", "type", text);
    }

    /** Moves the mouse a little. */
    public void moveMouse() {
        String place = Integer.toString(100 + pointer.incrementAndGet() % 100);
        programs.run("xdotool", "mousemove", place, place);
    }

    /** Since the last input as xprintidle tells it, in milliseconds. */
    public long idleMillis() {
        return Long.parseLong(programs.run("xprintidle"));
    }

    /** Covers the screen with the server's screen saver. */
    public void coverScreen() {
        programs.run("xset", "s", "activate");
    }

    /** Takes the screen saver away. */
    public void uncoverScreen() {
        programs.run("xset", "s", "reset");
    }

    /** A panel with a place for tray icons and nothing else, at the lower edge of the screen. */
    public TrayPanel startPanel() throws IOException {
        return TrayPanel.start(programs, folder);
    }

    /** A click of the first mouse button on that place of the screen. */
    public void click(int x, int y) {
        programs.run("xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "click", "1");
    }

    /** Presses keys one after the other, as xdotool names them. */
    public void press(String... keys) {
        for (String key : keys) {
            programs.run("xdotool", "key", key);
        }
    }

    /** Closes a window as a person does by the window manager's key. */
    public void close(String window) {
        programs.run("xdotool", "windowactivate", "--sync", window, "key", "alt+F4");
    }

    /** The ids of the windows that the window manager shows and that are named so. */
    public List<String> windows(String name) {
        return HEXADECIMAL.matcher(programs.run("xprop", "-root", "_NET_CLIENT_LIST")).results()
                .map(MatchResult::group).filter(window -> isNamed(window, name)).toList();
    }

    private boolean isNamed(String window, String name) {
        try {
            return programs.run("xdotool", "getwindowname", window).equals(name);
        } catch (DesktopFault gone) {
            return false;
        }
    }

    /** Whether a menu of a Java program can be seen: no window manager frames it. A closed one stays, out of sight. */
    public boolean showsMenu() {
        return programs.run("xwininfo", "-root", "-tree").lines().map(MENU::matcher).filter(Matcher::find)
                .anyMatch(menu -> isViewable(menu.group(1)));
    }

    private boolean isViewable(String window) {
        try {
            return programs.run("xwininfo", "-id", window).contains("Map State: IsViewable");
        } catch (DesktopFault gone) {
            return false;
        }
    }

    /** A picture of the screen, in the format that the file's ending names. Needs ImageMagick. */
    public void screenshot(Path file) {
        programs.run("import", "-window", "root", file.toString());
    }

    /** Ends the X server as a crash would. What was connected to it is left to itself. */
    public void kill() {
        server.kill();
    }

    /** After {@link #kill()}: a new X server on the same display, with the same cookie and no window manager. */
    public void revive() {
        programs.close();
        server = startServer(List.of(":" + display));
        server.awaitLine(server.log(), NUMBER);
    }

    /** Starts openbox and waits until it manages the windows. */
    public void startWindowManager() {
        windowManager = Optional.of(programs.start("openbox"));
        awaitPrinted("window id", "xprop", "-root", "_NET_SUPPORTING_WM_CHECK");
    }

    /** Ends openbox as a crash would: what it last wrote on the root window stays. */
    public void killWindowManager() {
        windowManager.orElseThrow().kill();
    }

    private Running startServer(List<String> display) {
        List<String> options = List.of("-displayfd", "1", "-nolisten", "tcp", "-auth", serverCookies().toString(),
                "-screen", "0", size + "x24", "-noreset");
        return programs.start(Programs.command("Xvfb", display, options));
    }

    /** Which display it will be is not known yet, so this cookie is for any. */
    private void writeServerCookie() throws IOException {
        byte[] protocol = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(serverCookies()))) {
            int familyWild = 65535;
            out.writeShort(familyWild);
            out.writeShort(0);
            out.writeShort(0);
            out.writeShort(protocol.length);
            out.write(protocol);
            out.writeShort(cookie.length);
            out.write(cookie);
        }
    }

    private Path serverCookies() {
        return folder.resolve("server.auth");
    }

    private Path clientCookies() {
        return folder.resolve("client.auth");
    }

    private void awaitPrinted(String wanted, String... command) {
        Programs.await(wanted, () -> {
            try {
                return programs.run(command).contains(wanted);
            } catch (DesktopFault notYet) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        programs.close();
    }
}
