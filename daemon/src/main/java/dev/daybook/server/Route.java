package dev.daybook.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One verb and path of the API.
 *
 * @param template path with placeholders in braces, for instance {@code /api/v1/sessions/{id}}
 */
record Route(String method, String template, Endpoint endpoint) {

    /** Answers a request. */
    interface Endpoint {
        Answer answer(Ask ask) throws Refusal;
    }

    /**
     * What the caller gets.
     *
     * @param body written as JSON
     */
    record Answer(int status, Object body) {

        static Answer ok(Object body) {
            return new Answer(200, body);
        }
    }

    /** The placeholders' values when the path fits the template. */
    Optional<Map<String, String>> match(String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
