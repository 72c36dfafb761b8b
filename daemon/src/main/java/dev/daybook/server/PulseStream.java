package dev.daybook.server;

import dev.daybook.api.Pulse;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Writes pulses to one reader. What changes while the reader is slow waits as one {@link Changes}, however long that is;
 * no thread waits with it.
 */
final class PulseStream extends IteratingCallback implements Route.Body {

    private final Function<Changes, Pulse> pulse;
    private final Consumer<PulseStream> begun;
    private final Consumer<PulseStream> over;
    private Changes pending = Changes.EVERYTHING;
    private volatile boolean due = true;
    private volatile boolean ending;
    private @Nullable Response response;
    private Callback callback = Callback.NOOP;
    private boolean whole;

    /**
     * Prepares it.
     *
     * @param pulse made when it is written, of what has changed until then
     * @param begun told before the first pulse is made, so that what changes after it is not missed
     * @param over told once, when nothing more is written
     */
    PulseStream(Function<Changes, Pulse> pulse, Consumer<PulseStream> begun, Consumer<PulseStream> over) {
        this.pulse = pulse;
        this.begun = begun;
        this.over = over;
    }

    @Override
    public void writeTo(Response to, Callback done) {
        to.setStatus(200);
        to.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        to.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response = to;
        callback = done;
        begun.accept(this);
        iterate();
    }

    /** To be told with the next pulse. */
    synchronized void changed(Changes changes) {
        pending = pending.and(changes);
    }

    /** Writes a pulse, now or once the reader has taken the one before. */
    void beat() {
        due = true;
        iterate();
    }

    /** Ends it as whole: who reads it finds out from the socket whether there is another daemon. */
    void end() {
        ending = true;
        iterate();
    }

    @Override
    protected Action process() {
        if (whole || response == null) {
            return Action.SUCCEEDED;
        } else if (ending) {
            whole = true;
            response.write(true, BufferUtil.EMPTY_BUFFER, this);
            return Action.SCHEDULED;
        } else if (!due) {
            return Action.IDLE;
        }
        due = false;
        ByteBuffer event = PulseEvent.bytes(pulse.apply(taken()));
        response.write(false, event, this);
        return Action.SCHEDULED;
    }

    /** Taken before the state is read: what changes in between is told twice rather than never. */
    private synchronized Changes taken() {
        Changes taken = pending;
        pending = Changes.NONE;
        return taken;
    }

    @Override
    protected void onCompleteSuccess() {
        over.accept(this);
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        over.accept(this);
        callback.failed(cause);
    }
}
