package dev.daybook.client;

import dev.daybook.api.Json;
import dev.daybook.api.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.io.Transport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks the daemon over its socket, one blocking call at a time per calling thread. Nothing is started before the first
 * call that finds a socket, so a client costs nothing while no daemon runs. Each call has a connection of its own: a
 * client outlives any number of daemons, and none of its calls goes to one that has gone.
 *
 * <p>Thread safe. Its threads are daemon threads; {@link #close} ends them and fails calls under way.
 */
public final class DaybookClient implements AutoCloseable {

    /** Longest wait for an answer. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    // A year of minutes, read by accident, must end in an error and not in the heap.
    private static final int MAX_ANSWER_BYTES = 64 << 20;

    private final Path socket;
    private final Duration answerWithin;
    private @Nullable HttpClient http;

    private DaybookClient(Path socket, Duration answerWithin) {
        this.socket = socket;
        this.answerWithin = answerWithin;
    }

    /** A client of the daemon that listens at {@code socket}, whether it does so already or not. */
    public static DaybookClient at(Path socket) {
        return at(socket, ANSWER_WITHIN);
    }

    /** The same with another patience than {@link #ANSWER_WITHIN}. */
    public static DaybookClient at(Path socket, Duration answerWithin) {
        return new DaybookClient(socket, answerWithin);
    }

    /**
     * Calls, and reads the answer.
     *
     * @throws DaemonAway when nobody answered, or not in this API's words
     * @throws Refused when the daemon said no
     */
    public <T> T answer(Call<T> call) throws ClientException {
        return read(body(call), call.answer());
    }

    /**
     * Calls, and hands back the answer's body as it came: one JSON document.
     *
     * @throws DaemonAway when nobody answered
     * @throws Refused when the daemon said no
     */
    public String body(Call<?> call) throws ClientException {
        mustBeThere();
        ContentResponse response = send(call);
        String body = new String(response.getContent(), StandardCharsets.UTF_8);
        if (response.getStatus() / 100 != 2) {
            throw new Refused(problem(response.getStatus(), body));
        }
        return body;
    }

    private void mustBeThere() throws DaemonAway {
        if (Thread.currentThread().isInterrupted()) {
            throw Diagnosis.interrupted(null);
        }
        Diagnosis.mustBeThere(socket);
    }

    private ContentResponse send(Call<?> call) throws DaemonAway {
        Request request = started().newRequest("http://localhost" + call.target())
                .method(call.method())
                .transport(new Transport.TCPUnix(socket))
                .timeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        if (call.content() != null) {
            String json = Json.MAPPER.writeValueAsString(call.content());
            request.body(new StringRequestContent("application/json", json));
        }
        try {
            return new CompletableResponseListener(request, MAX_ANSWER_BYTES).send().get();
        } catch (ExecutionException e) {
            throw Diagnosis.of(socket, answerWithin, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            var _ = request.abort(e);
            Thread.currentThread().interrupt();
            throw Diagnosis.interrupted(e);
        }
    }

    private <T> T read(String body, Class<T> shape) throws DaemonAway {
        T answer = parsed(body, shape);
        if (answer == null) {
            throw Diagnosis.ofAnotherVersion(socket, versionOfDaemon());
        }
        return answer;
    }

    /** Of the one that has just answered; empty when it does not say. */
    private String versionOfDaemon() throws DaemonAway {
        String health = new String(send(Call.health()).getContent(), StandardCharsets.UTF_8);
        @Nullable
        JsonNode told = parsed(health, JsonNode.class);
        return told == null ? "" : told.path("version").asString("");
    }

    private Problem problem(int status, String body) {
        Problem problem = parsed(body, Problem.class);
        if (problem != null) {
            return problem;
        }
        return new Problem(null, "HTTP " + status, status, "the daemon at " + socket + " answered with HTTP " + status,
                "unavailable");
    }

    private static <T> @Nullable T parsed(String body, Class<T> shape) {
        try {
            return Json.ANSWERS.readValue(body, shape);
        } catch (JacksonException notOurs) {
            return null;
        }
    }

    private HttpClient started() throws DaemonAway {
        try {
            return http();
        } catch (IllegalStateException e) {
            throw Diagnosis.noClient(socket, e);
        }
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = SocketHttp.started();
        }
        return http;
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            SocketHttp.stop(http);
            http = null;
        }
    }
}
