package dev.daybook.server;

import dev.daybook.api.Json;
import dev.daybook.api.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is refused before a route is found (bytes that are no HTTP, for instance) gets a problem document too. */
final class ProblemWriter extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String title = HttpStatus.getMessage(status);
        Object detail = request.getAttribute(ERROR_MESSAGE);
        Problem problem = new Problem("about:blank", title, status, detail == null ? title : detail.toString(),
                status == HttpStatus.INTERNAL_SERVER_ERROR_500 || status == HttpStatus.SERVICE_UNAVAILABLE_503
                        ? "unavailable"
                        : "invalid");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(problem)), callback);
        return true;
    }
}
