package dev.daybook.server;

import dev.daybook.api.Json;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route and writes its answer, or why there is none. */
final class ApiHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int MOST_BODY = 64 * 1024;

    private final List<Route> routes;

    ApiHandler(List<Route> routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            Route.Answer answer = answer(request);
            write(response, callback, answer.status(), "application/json", answer.body());
        } catch (Refusal refusal) {
            write(response, callback, refusal.problem().status(), "application/problem+json", refusal.problem());
        }
        return true;
    }

    private Route.Answer answer(Request request) throws Refusal {
        String path = Request.getPathInContext(request);
        Map<Route, Map<String, String>> matches = new HashMap<>();
        routes.forEach(route -> route.match(path).ifPresent(values -> matches.put(route, values)));
        if (matches.isEmpty()) {
            throw Refusal.notFound("Nothing lives at " + path + "; see /api/v1/openapi.json");
        }
        Optional<Route> route = matches.keySet().stream().filter(r -> r.method().equals(request.getMethod()))
                .findFirst();
        if (route.isEmpty()) {
            throw Refusal.wrongMethod(request.getMethod() + " is not possible at " + path + "; it takes "
                    + matches.keySet().stream().map(Route::method).sorted().collect(Collectors.joining(", ")));
        }
        Ask ask = new Ask(matches.getOrDefault(route.get(), Map.of()), query(request), body(request));
        try {
            return route.get().endpoint().answer(ask);
        } catch (StoreUnavailable e) {
            throw Refusal.unavailable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), path, e);
            throw Refusal.broken("The daemon failed at this request; its log says why");
        }
    }

    private static Map<String, String> query(Request request) throws Refusal {
        Map<String, String> query = new HashMap<>();
        for (Fields.Field field : parameters(request)) {
            if (field.hasMultipleValues()) {
                throw Refusal.invalid("Parameter '" + field.getName() + "' is given more than once");
            }
            query.put(field.getName(), field.getValue());
        }
        return query;
    }

    private static Fields parameters(Request request) throws Refusal {
        try {
            return Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw Refusal.invalid("The query is not readable: " + e.getMessage());
        }
    }

    private static String body(Request request) throws Refusal {
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] bytes = body.readNBytes(MOST_BODY + 1);
            if (bytes.length > MOST_BODY) {
                throw Refusal.tooLarge("The body is larger than " + MOST_BODY + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Refusal.invalid("The body broke off: " + e.getMessage());
        }
    }

    private static void write(Response response, Callback callback, int status, String type, Object body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(body)), callback);
    }
}
