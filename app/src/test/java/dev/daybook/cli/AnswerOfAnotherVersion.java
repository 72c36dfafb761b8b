package dev.daybook.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record of the API as a daemon of another version might say it: members missing, unknown ones, unknown words. */
record AnswerOfAnotherVersion(Random random) {

    private static final double MISSING = 0.06;
    private static final double UNKNOWN_WORD = 0.1;
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("status", "running"),
            Map.entry("kind", "desk"), Map.entry("zone", "Europe/Berlin"), Map.entry("evidence", "last_block"),
            Map.entry("cause", "killed"), Map.entry("runs_in", "worker"), Map.entry("type", "command"),
            Map.entry("state", "recording"), Map.entry("summary", "written"), Map.entry("daily_at", "02:00"),
            Map.entry("every", "1h"), Map.entry("by", "app"), Map.entry("reason", "started"));

    ObjectNode of(Class<?> shape) {
        ObjectNode object = MAKE.objectNode();
        for (RecordComponent member : shape.getRecordComponents()) {
            if (random.nextDouble() >= MISSING) {
                String name = member.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                object.set(name, value(name, member.getGenericType()));
            }
        }
        return random.nextBoolean() ? object.put("of_the_future", 1) : object;
    }

    private JsonNode value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Map.class ? MAKE.objectNode().put("days", "1") : list(name, generic);
        } else if (type == Instant.class) {
            return MAKE.stringNode("2026-11-22T1" + random.nextInt(10) + ":00:00Z");
        } else if (type == LocalDate.class) {
            return MAKE.stringNode("2026-11-2" + random.nextInt(10));
        } else if (type == String.class) {
            return MAKE.stringNode(random.nextDouble() < UNKNOWN_WORD ? "novel" : WORDS.getOrDefault(name, "word"));
        } else if (type == boolean.class || type == Boolean.class) {
            return MAKE.booleanNode(random.nextBoolean());
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            return of(shape);
        }
        return MAKE.numberNode(random.nextInt(100));
    }

    private JsonNode list(String name, ParameterizedType list) {
        if (list.getRawType() != List.class) {
            throw new IllegalArgumentException(list + " is not known here");
        }
        ArrayNode array = MAKE.arrayNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            array.add(value(name, list.getActualTypeArguments()[0]));
        }
        return array;
    }
}
