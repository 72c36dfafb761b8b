package dev.daybook.server;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Reads a body as it comes. No thread waits for a client that stops in the middle of one, so such clients cannot use up
 * the server's few threads.
 */
final class RequestBody {

    /** More than this is refused. */
    static final int MOST = 64 * 1024;

    private final Content.Source source;
    private final Consumer<byte[]> whole;
    private final Consumer<Refusal> refused;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private RequestBody(Content.Source source, Consumer<byte[]> whole, Consumer<Refusal> refused) {
        this.source = source;
        this.whole = whole;
        this.refused = refused;
    }

    /** Calls exactly one of the two, once, on a thread that may block. */
    static void read(Content.Source source, Consumer<byte[]> whole, Consumer<Refusal> refused) {
        new RequestBody(source, whole, refused).readOn();
    }

    private void readOn() {
        Content.Chunk chunk = source.read();
        while (chunk != null) {
            if (Content.Chunk.isFailure(chunk)) {
                refused.accept(Refusal.invalid("The body broke off: " + chunk.getFailure().getMessage()));
                return;
            }
            bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
            chunk.release();
            if (bytes.size() > MOST) {
                refused.accept(Refusal.tooLarge("The body is larger than " + MOST + " bytes"));
                return;
            }
            if (chunk.isLast()) {
                whole.accept(bytes.toByteArray());
                return;
            }
            chunk = source.read();
        }
        source.demand(this::readOn);
    }
}
