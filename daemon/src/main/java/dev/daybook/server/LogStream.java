package dev.daybook.server;

import dev.daybook.platform.process.LogBound;
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
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/** Writes a log out piece by piece, and goes on with it until it has ended; no thread waits in between. */
final class LogStream extends IteratingCallback implements Route.Body {

    private static final int PIECE = 32 * 1024;
    private static final long LOOK_MILLIS = 200;

    private final Path file;
    private final BooleanSupplier ended;
    private final ScheduledExecutorService looks;
    private final Runnable over;
    private long offset;
    private @Nullable SeekableByteChannel channel;
    private @Nullable Response response;
    private Callback callback = Callback.NOOP;
    private boolean whole;

    /**
     * Prepares it.
     *
     * @param file may not be there yet
     * @param offset of the first byte to write; what is no longer there before the log's oldest byte is left out
     * @param ended whether the file grows no more
     * @param over told once, when nothing more is written
     */
    LogStream(Path file, long offset, BooleanSupplier ended, ScheduledExecutorService looks, Runnable over) {
        this.file = file;
        this.offset = offset;
        this.ended = ended;
        this.looks = looks;
        this.over = over;
    }

    @Override
    public void writeTo(Response to, Callback done) {
        to.setStatus(200);
        to.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        response = to;
        callback = done;
        iterate();
    }

    /** Whether it has ended is asked before the reading: what was written until then is read after it. */
    @Override
    protected Action process() throws IOException {
        if (whole || response == null) {
            return Action.SUCCEEDED;
        } else if (looks.isShutdown()) {
            // Not ended as if it were whole: the command goes on, and so may the reader, with the next daemon.
            throw new IOException("the daemon is stopping");
        }
        boolean last = ended.getAsBoolean();
        ByteBuffer piece = read();
        if (!piece.hasRemaining() && !last) {
            var _ = looks.schedule(this::iterate, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return Action.IDLE;
        }
        whole = !piece.hasRemaining();
        response.write(whole, piece, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        close(null);
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        close(cause);
        callback.failed(cause);
    }

    private void close(@Nullable Throwable failure) {
        over.run();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            if (failure != null) {
                failure.addSuppressed(e);
            }
        }
    }

    private ByteBuffer read() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        if (channel == null) {
            try {
                channel = Files.newByteChannel(file);
                offset = Math.max(offset, LogBound.dataStart(file));
            } catch (NoSuchFileException notYet) {
                return piece.flip();
            }
        }
        if (offset < channel.size()) {
            // Far beyond its end a file system refuses even the position.
            offset += Math.max(0, channel.position(offset).read(piece));
        }
        return piece.flip();
    }
}
