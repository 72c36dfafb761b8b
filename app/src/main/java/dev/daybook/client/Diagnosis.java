package dev.daybook.client;

import dev.daybook.client.DaemonAway.Why;
import dev.daybook.platform.Directories;
import dev.daybook.settings.SafeText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Puts a failed exchange into words a person can act on. */
final class Diagnosis {

    private static final String LOOK = "see 'daybookd.log' in its log folder, or end its process if it stays so";

    private static final int LONGEST_VERSION = 40;

    private Diagnosis() {}

    /** What can be said before anybody is asked. */
    static void mustBeThere(Path socket) throws DaemonAway {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > Directories.MAX_SOCKET_PATH) {
            throw new DaemonAway(Why.UNREACHABLE,
                    "the path of the socket, " + socket + ", is longer than the " + Directories.MAX_SOCKET_PATH
                            + " bytes the system allows",
                    "set DAYBOOK_HOME to a shorter folder", null);
        }
        if (Files.notExists(socket)) {
            throw notRunning(socket, null);
        }
    }

    static DaemonAway of(Path socket, Duration patience, Throwable cause) {
        return switch (cause) {
            case ConnectException e -> notRunning(socket, e);
            case TimeoutException e -> silent(socket, "did not answer within " + seconds(patience), e);
            case SocketTimeoutException e -> silent(socket, "did not take the connection", e);
            case SocketException e when isMissing(e) -> notRunning(socket, e);
            case SocketException e when isForbidden(e) -> new DaemonAway(Why.UNREACHABLE,
                    "the socket " + socket + " may not be opened by this user", "run daybook as its owner", e);
            case ClosedByInterruptException e -> interrupted(e);
            case IllegalArgumentException e -> unintelligible(socket, e);
            default -> silent(socket, "hung up before it answered", cause);
        };
    }

    static DaemonAway notRunning(Path socket, @Nullable Throwable cause) {
        return new DaemonAway(Why.NOT_RUNNING, "no daemon runs at " + socket, "start it with 'daybook daemon'", cause);
    }

    /** For instance without a file descriptor left: nothing was asked of anybody. */
    static DaemonAway noClient(Path socket, RuntimeException cause) {
        return new DaemonAway(Why.UNREACHABLE, "this process cannot connect to " + socket + ": " + cause.getCause(),
                "end other programs, or raise the limit of open files", cause);
    }

    static DaemonAway interrupted(@Nullable Throwable cause) {
        return new DaemonAway(Why.INTERRUPTED, "interrupted while waiting for the daemon", "try again", cause);
    }

    /**
     * An answer that lacks what this version cannot do without.
     *
     * @param version the daemon's; empty when it does not say
     */
    static DaemonAway ofAnotherVersion(Path socket, String version) {
        if (version.isEmpty()) {
            return unintelligible(socket);
        }
        String own = Objects.requireNonNullElse(Diagnosis.class.getPackage().getImplementationVersion(),
                "(development)");
        return new DaemonAway(Why.UNINTELLIGIBLE,
                "the daemon at " + socket + " is version " + SafeText.line(version, LONGEST_VERSION) + ", this is "
                        + own
                        + ", and they do not understand each other",
                "start it anew with 'daybook stop' and 'daybook daemon'", null);
    }

    static DaemonAway unintelligible(Path socket) {
        return unintelligible(socket, null);
    }

    static DaemonAway saysNothing(Path socket) {
        return silent(socket, "says nothing", null);
    }

    static DaemonAway noStream(Path socket) {
        return silent(socket, "gives no live view: too many are open, or it is stopping", null);
    }

    static DaemonAway noSocketLeft(Path socket, IOException cause) {
        return new DaemonAway(Why.UNREACHABLE,
                "no connection to " + socket + " can be made from here: " + cause.getMessage(),
                "close other programs, or raise the limit of open files", cause);
    }

    static DaemonAway unintelligible(Path socket, @Nullable Throwable cause) {
        return new DaemonAway(Why.UNINTELLIGIBLE,
                "what answers at " + socket + " does not speak this daybook's language",
                "restart the daemon so that both are of one version", cause);
    }

    private static DaemonAway silent(Path socket, String how, @Nullable Throwable cause) {
        return new DaemonAway(Why.SILENT, "the daemon at " + socket + " " + how, LOOK, cause);
    }

    // The JDK has no types of its own for these two, only the system's words.
    private static boolean isMissing(SocketException e) {
        return String.valueOf(e.getMessage()).contains("No such file");
    }

    private static boolean isForbidden(SocketException e) {
        return String.valueOf(e.getMessage()).contains("Permission denied");
    }

    private static String seconds(Duration patience) {
        return patience.toMillis() < 1000 ? patience.toMillis() + " ms" : patience.toSeconds() + " s";
    }
}
