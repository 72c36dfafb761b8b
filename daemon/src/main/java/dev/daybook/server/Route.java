package dev.daybook.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One verb and path of the API.
 *
 * @param template path with placeholders in braces, for instance {@code /api/v1/sessions/{id}}
 * @param query the names of the query parameters it takes; any other is refused before the endpoint sees the request
 * @param body the shape of the body it reads; null when it reads none
 */
record Route(String method, String template, List<String> query, @Nullable Class<?> body, Endpoint endpoint) {

    static Route get(String template, Endpoint endpoint, String... query) {
        return new Route("GET", template, List.of(query), null, endpoint);
    }

    static Route post(String template, Endpoint endpoint) {
        return new Route("POST", template, List.of(), null, endpoint);
    }

    static <T> Route post(String template, Class<T> body, BodyEndpoint<T> endpoint) {
        return new Route("POST", template, List.of(), body, ask -> endpoint.answer(ask.json(body)));
    }

    static <T> Route post(String template, Class<T> body, AskedEndpoint<T> endpoint) {
        return new Route("POST", template, List.of(), body, ask -> endpoint.answer(ask, ask.json(body)));
    }

    static <T> Route patch(String template, Class<T> body, AskedEndpoint<T> endpoint) {
        return new Route("PATCH", template, List.of(), body, ask -> endpoint.answer(ask, ask.json(body)));
    }

    /** Answers a request. */
    interface Endpoint {
        Reply answer(Ask ask) throws Refusal;
    }

    /** Answers a request that is all in its body. */
    interface BodyEndpoint<T> {
        Reply answer(T body) throws Refusal;
    }

    /** Answers a request with a body and something in its path. */
    interface AskedEndpoint<T> {
        Reply answer(Ask ask, T body) throws Refusal;
    }

    /** What becomes of a request. */
    sealed interface Reply {}

    /** An answer that is not known yet; no thread waits for it. */
    record Later(CompletableFuture<Answer> answer) implements Reply {}

    /** Bytes that are written as they come. */
    record Stream(Body body) implements Reply {}

    /** Writes the whole answer by itself. */
    interface Body {
        void writeTo(Response to, Callback done);
    }

    /**
     * What the caller gets.
     *
     * @param body written as JSON
     */
    record Answer(int status, Object body) implements Reply {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }

    /** The placeholders' values when the path fits the template; none of them is empty. */
    Optional<Map<String, String>> match(String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
