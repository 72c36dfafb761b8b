package dev.daybook.ui.door;

import dev.daybook.platform.Directories;
import dev.daybook.platform.InstanceLock;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desktop's lock, and beside it a socket on which a second start knocks so that the first shows its window. The
 * lock says whether there is a first; the socket's file proves nothing. Thread safe.
 */
public final class Door implements AutoCloseable {

    /** A first one that has not answered by then is hung. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final byte HEARD = '!';

    private final InstanceLock lock;
    private final Path socket;
    private final ServerSocketChannel knocking;

    private Door(InstanceLock lock, Path socket, ServerSocketChannel knocking) {
        this.lock = lock;
        this.socket = socket;
        this.knocking = knocking;
    }

    /**
     * Becomes the first, until it is closed or the process ends.
     *
     * @param holder one line that tells a second one who this is
     * @param knocked told on a thread of the door when somebody knocks; runs what it is handed once that one may go
     * @throws InstanceLock.Held when another process is the first
     * @throws IOException when the files cannot be made; the message says which
     */
    public static Door open(Directories directories, String holder, Consumer<Runnable> knocked)
            throws InstanceLock.Held, IOException {
        Path socket = directories.desktopSocket();
        InstanceLock lock = InstanceLock.acquire(directories.desktopLock(), holder);
        try {
            // A stale one, of a desktop that was killed: who holds the lock knows that nobody listens there.
            Files.deleteIfExists(socket);
            Door door = new Door(lock, socket, listening(socket));
            Thread.ofPlatform().name("door").daemon(true).start(() -> door.listen(knocked));
            return door;
        } catch (IOException e) {
            lock.close();
            throw new IOException("cannot listen on " + socket + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel listening(Path socket) throws IOException {
        ServerSocketChannel knocking = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return knocking.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            knocking.close();
            throw e;
        }
    }

    /**
     * Knocks, and waits until the first has shown its window.
     *
     * @return false when it did not answer {@code within} that time
     */
    public static boolean knock(Directories directories, Duration within) throws InterruptedException {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofPlatform().name("knock").daemon(true)
                .start(() -> answer.complete(knockUntilHeard(directories.desktopSocket(), within)));
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        }
    }

    /** A first one that has just started may not listen yet; one that hung up is ending, and another may come. */
    private static boolean knockUntilHeard(Path socket, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (System.nanoTime() - end < 0) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                ByteBuffer answer = ByteBuffer.allocate(1);
                if (channel.read(answer) == 1 && answer.get(0) == HEARD) {
                    return true;
                }
            } catch (IOException notYet) {
                LOG.debug("Nobody listens at {}", socket, notYet);
            }
            if (!paused()) {
                return false;
            }
        }
        return false;
    }

    private static boolean paused() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void listen(Consumer<Runnable> knocked) {
        while (knocking.isOpen()) {
            try {
                SocketChannel caller = knocking.accept();
                knocked.accept(() -> answer(caller));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                LOG.warn("A second start was not heard", e);
                // Out of file descriptors the next one fails at once too.
                if (!paused()) {
                    return;
                }
            }
        }
    }

    private static void answer(SocketChannel caller) {
        try (caller) {
            caller.write(ByteBuffer.wrap(new byte[]{HEARD}));
        } catch (IOException gone) {
            LOG.debug("A second start did not wait", gone);
        }
    }

    @Override
    public void close() throws IOException {
        knocking.close();
        Files.deleteIfExists(socket);
        lock.close();
    }
}
