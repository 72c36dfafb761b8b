package dev.daybook.capture.x11;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Bytes to and from the server, none of them waited for beyond a deadline. Little-endian. */
final class Link implements AutoCloseable {

    /** The largest answer taken: a window with every child a 16-bit count can tell. */
    static final int LARGEST = 32 + 4 * 65535;

    private static final int USUAL = 8192;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    /** Received and not taken yet, between position and limit. */
    private ByteBuffer received = buffer(USUAL).limit(0);

    private Link(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.selector = selector;
        channel.configureBlocking(false);
        this.key = channel.register(selector, 0);
    }

    static Link open(SocketAddress address, Deadline deadline) throws IOException {
        Link link = unconnected(address);
        try {
            link.connect(address, deadline);
            return link;
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private static Link unconnected(SocketAddress address) throws IOException {
        SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            return new Link(channel, Selector.open());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void connect(SocketAddress address, Deadline deadline) throws IOException {
        boolean connected = channel.connect(address);
        while (!connected) {
            await(SelectionKey.OP_CONNECT, deadline);
            connected = channel.finishConnect();
        }
    }

    void send(ByteBuffer bytes, Deadline deadline) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /** The next bytes, as many as asked; valid until the next call. */
    ByteBuffer take(int count, Deadline deadline) throws IOException {
        if (received.remaining() < count) {
            makeRoom(count);
            fill(count, deadline);
        }
        ByteBuffer taken = received.slice(received.position(), count).order(ByteOrder.LITTLE_ENDIAN);
        received.position(received.position() + count);
        return taken;
    }

    private void makeRoom(int count) throws DisplayFault {
        if (count > LARGEST) {
            throw new DisplayFault("the X server sent a message of absurd length");
        }
        if (count > received.capacity()) {
            ByteBuffer larger = buffer(count).put(received).flip();
            received = larger;
        } else {
            received.compact().flip();
        }
    }

    private void fill(int count, Deadline deadline) throws IOException {
        received.position(received.limit()).limit(received.capacity());
        try {
            while (received.position() < count) {
                int read = channel.read(received);
                if (read < 0) {
                    throw new DisplayFault("the X server has closed the connection");
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ, deadline);
                }
            }
        } finally {
            received.flip();
        }
    }

    private void await(int operation, Deadline deadline) throws IOException {
        key.interestOps(operation);
        selector.select(deadline.millisLeft());
        selector.selectedKeys().clear();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try (channel; selector) {
            key.cancel();
        } catch (IOException e) {
            // Nothing is owed to a server we leave.
        }
    }
}
