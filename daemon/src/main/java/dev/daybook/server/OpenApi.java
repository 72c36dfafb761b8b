package dev.daybook.server;

import dev.daybook.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The API's description, as it is served. */
final class OpenApi {

    private OpenApi() {}

    static JsonNode document() {
        try (InputStream file = OpenApi.class.getResourceAsStream("/dev/daybook/api/openapi.json")) {
            return Json.MAPPER.readTree(Objects.requireNonNull(file, "openapi.json is part of the program"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
