package dev.daybook.server;

import dev.daybook.api.Json;
import dev.daybook.timeline.StoreUnavailable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
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

    private final List<Route> routes;

    ApiHandler(List<Route> routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestBody.read(request,
                body -> respond(request, body, response, callback),
                refusal -> write(response, callback, refusal));
        return true;
    }

    private void respond(Request request, byte[] body, Response response, Callback callback) {
        try {
            switch (reply(request, body)) {
                case Route.Answer answer -> write(response, callback, answer);
                case Route.Later later -> {
                    var _ = later.answer().whenComplete((answer, failure) -> {
                        if (failure == null) {
                            write(response, callback, answer);
                        } else {
                            fail(request, response, callback, failure);
                        }
                    });
                }
                case Route.Stream stream -> stream.body().writeTo(response, callback);
            }
        } catch (Refusal refusal) {
            write(response, callback, refusal);
        } catch (RuntimeException e) {
            fail(request, response, callback, e);
        }
    }

    private static void fail(Request request, Response response, Callback callback, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (cause instanceof Refusal refusal) {
            write(response, callback, refusal);
            return;
        }
        if (cause instanceof CancellationException) {
            // Who asked has hung up and asked again.
            write(response, callback, Refusal.unavailable("Asked again meanwhile"));
            return;
        }
        if (cause instanceof StoreUnavailable) {
            write(response, callback, Refusal.unavailable(String.valueOf(cause.getMessage())));
            return;
        }
        LOG.error("{} \"{}\" failed", request.getMethod(), Request.getPathInContext(request), cause);
        write(response, callback, Refusal.broken("The daemon failed at this request; its log says why"));
    }

    private Route.Reply reply(Request request, byte[] body) throws Refusal {
        String path = Request.getPathInContext(request);
        Map<Route, Map<String, String>> matches = new HashMap<>();
        routes.forEach(route -> route.match(path).ifPresent(values -> matches.put(route, values)));
        if (matches.isEmpty()) {
            throw Refusal.notFound("Nothing lives at " + path + "; see /api/v1/openapi.json");
        }
        Route route = matches.keySet().stream().filter(r -> r.method().equals(request.getMethod())).findFirst()
                .orElseThrow(() -> wrongMethod(request, matches));
        Ask ask = new Ask(route, matches.getOrDefault(route, Map.of()), query(request), ByteBuffer.wrap(body));
        ask.refuseUnknown();
        return route.endpoint().answer(ask);
    }

    private static Refusal wrongMethod(Request request, Map<Route, Map<String, String>> matches) {
        String allowed = matches.keySet().stream().map(Route::method).sorted().collect(Collectors.joining(", "));
        return Refusal.wrongMethod(request.getMethod() + " is not possible at " + Request.getPathInContext(request)
                + "; it takes " + allowed, allowed);
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
            throw Refusal.invalid("The query is not readable; it must be percent-encoded UTF-8");
        }
    }

    private static void write(Response response, Callback callback, Route.Answer answer) {
        write(response, callback, answer.status(), "application/json", answer.body());
    }

    private static void write(Response response, Callback callback, Refusal refusal) {
        if (refusal.allowed() != null) {
            response.getHeaders().put(HttpHeader.ALLOW, refusal.allowed());
        }
        write(response, callback, refusal.problem().status(), "application/problem+json", refusal.problem());
    }

    private static void write(Response response, Callback callback, int status, String type, Object body) {
        byte[] json = Json.MAPPER.writeValueAsBytes(body);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(json), callback);
    }
}
