package dev.daybook.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Writes a log out piece by piece, and goes on with it until it has ended; no thread waits in between. */
final class LogStream {

    private static final int PIECE = 32 * 1024;
    private static final long LOOK_MILLIS = 200;

    private final Path file;
    private final BooleanSupplier ended;
    private final ScheduledExecutorService looks;
    private long offset;
    private @Nullable SeekableByteChannel channel;

    /**
     * Prepares it.
     *
     * @param file may not be there yet
     * @param offset of the first byte to write
     * @param ended whether the file grows no more
     */
    LogStream(Path file, long offset, BooleanSupplier ended, ScheduledExecutorService looks) {
        this.file = file;
        this.offset = offset;
        this.ended = ended;
        this.looks = looks;
    }

    void writeTo(Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        next(response, callback);
    }

    /** Whether it has ended is asked before the reading: what was written until then is read after it. */
    private void next(Response response, Callback callback) {
        try {
            boolean last = ended.getAsBoolean();
            ByteBuffer piece = read();
            if (looks.isShutdown()) {
                // Not ended as if it were whole: the command goes on, and so may the reader, with the next daemon.
                throw new IOException("the daemon is stopping");
            } else if (piece.hasRemaining()) {
                response.write(false, piece, Callback.from(() -> next(response, callback), failure -> end(callback,
                        failure)));
            } else if (last) {
                close();
                response.write(true, ByteBuffer.allocate(0), callback);
            } else {
                var _ = looks.schedule(() -> next(response, callback), LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (IOException | RuntimeException e) {
            end(callback, e);
        }
    }

    private void end(Callback callback, Throwable failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        callback.failed(failure);
    }

    private void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private ByteBuffer read() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        if (channel == null) {
            try {
                channel = Files.newByteChannel(file);
            } catch (NoSuchFileException notYet) {
                return piece.flip();
            }
        }
        int read = channel.position(offset).read(piece);
        offset += Math.max(0, read);
        return piece.flip();
    }
}
