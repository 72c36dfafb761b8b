package dev.daybook.capture.x11;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks just enough X to misbehave where a real server does not on demand: one client at a time, one root window, an
 * answer of zeros to every request but the extension's, and a fault that bends each answer.
 */
final class FakeServer implements AutoCloseable {

    static final int ROOT = 77;
    static final int SAVER_OPCODE = 140;
    static final int QUERY_EXTENSION = 98;

    private final ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final AtomicInteger clients = new AtomicInteger();
    private final Conversation conversation;
    private final Thread thread;

    /** How the server treats a client. Ends by returning or by an error, and the client is let go. */
    interface Conversation {
        void hold(SocketChannel client) throws IOException;
    }

    FakeServer(Path sockets, int display, Conversation conversation) throws IOException {
        this.conversation = conversation;
        listening.bind(UnixDomainSocketAddress.of(sockets.resolve("X" + display)));
        this.thread = Thread.ofPlatform().name("fake-x-server").start(this::serve);
    }

    /** Clients taken so far. */
    int clients() {
        return clients.get();
    }

    private void serve() {
        while (listening.isOpen()) {
            try (SocketChannel client = listening.accept()) {
                clients.incrementAndGet();
                conversation.hold(client);
            } catch (IOException gone) {
                // The next one is served, unless the server is closed.
            }
        }
    }

    /** A conversation with a sound greeting, and answers as the fault bends them. */
    static Conversation answering(Fault fault) {
        return client -> {
            greet(client);
            for (int sequence = 1;; sequence++) {
                ByteBuffer request = request(client);
                ByteBuffer answer = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
                answer.put(0, (byte) 1).putShort(2, (short) sequence);
                int opcode = Byte.toUnsignedInt(request.get(0));
                if (opcode == QUERY_EXTENSION) {
                    answer.put(8, (byte) 1).put(9, (byte) SAVER_OPCODE);
                }
                write(client, fault.bend(opcode, answer));
            }
        };
    }

    /** What becomes of an answer. */
    interface Fault {
        ByteBuffer bend(int opcode, ByteBuffer answer) throws IOException;
    }

    static void greet(SocketChannel client) throws IOException {
        read(client, 12);
        ByteBuffer greeting = ByteBuffer.allocate(8 + 32 + 40).order(ByteOrder.LITTLE_ENDIAN);
        greeting.put(0, (byte) 1).putShort(6, (short) 18).put(8 + 20, (byte) 1).putInt(8 + 32, ROOT);
        write(client, greeting);
    }

    static ByteBuffer request(SocketChannel client) throws IOException {
        ByteBuffer head = read(client, 4);
        int rest = 4 * Short.toUnsignedInt(head.getShort(2)) - 4;
        read(client, rest);
        return head;
    }

    static ByteBuffer read(SocketChannel client, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) {
                throw new IOException("client has gone");
            }
        }
        return bytes.flip();
    }

    static void write(SocketChannel client, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
