package dev.daybook.capture.x11;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the server of a display and the cookie for it, and connects. Linux's abstract socket of the same name is out of
 * Java's reach; servers listen on the file as well unless told not to.
 */
final class Dialer {

    /** Where X servers put their sockets. */
    static final Path SOCKETS = Path.of("/tmp/.X11-unix");

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final DisplayName display;
    private final Map<String, String> environment;
    private final Path sockets;

    Dialer(DisplayName display, Map<String, String> environment, Path sockets) {
        this.display = display;
        this.environment = environment;
        this.sockets = sockets;
    }

    DisplayName display() {
        return display;
    }

    Connection dial(Deadline deadline) throws IOException {
        Optional<InetAddress> host = display.local() ? Optional.empty() : Optional.of(resolve(deadline));
        SocketAddress address = host.<SocketAddress>map(found -> new InetSocketAddress(found, display.tcpPort()))
                .orElseGet(() -> UnixDomainSocketAddress.of(sockets.resolve("X" + display.number())));
        Cookie cookie = cookie(host);
        try {
            return Connection.open(Link.open(address, deadline), cookie, display.screen(), deadline);
        } catch (DisplayFault told) {
            throw told;
        } catch (IOException e) {
            throw new DisplayFault("no server can be reached at " + address + ": " + e.getMessage(), e);
        }
    }

    /** A forwarded display ({@code ssh -X}) is on the loopback address and its cookie is filed as a local one. */
    private Cookie cookie(Optional<InetAddress> host) throws DisplayFault {
        Optional<Path> file = AuthorityFile.path(environment);
        if (file.isEmpty()) {
            return Cookie.NONE;
        }
        try {
            Optional<byte[]> remote = host.filter(found -> !found.isLoopbackAddress()).map(InetAddress::getAddress);
            return AuthorityFile.find(AuthorityFile.read(file.get()), display, hostName(), remote);
        } catch (IOException e) {
            throw new DisplayFault("the X authority file " + file.get() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Read from the kernel, for asking the resolver may take seconds. */
    private static String hostName() throws IOException {
        return Files.isReadable(HOST_NAME) ? Files.readString(HOST_NAME).strip() : "";
    }

    /** A name server may take longer than we may: the look-up goes on without us and the next attempt finds it. */
    private InetAddress resolve(Deadline deadline) throws IOException {
        FutureTask<InetAddress> lookup = new FutureTask<>(() -> InetAddress.getByName(display.host()));
        Thread.ofPlatform().daemon().name("x11-resolve").start(lookup);
        try {
            return lookup.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknownHost(e.getCause() instanceof UnknownHostException known ? known : e);
        } catch (TimeoutException e) {
            throw unknownHost(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknownHost(e);
        }
    }

    private DisplayFault unknownHost(Exception cause) {
        return new DisplayFault("the host of X display " + display + " cannot be found", cause);
    }
}
