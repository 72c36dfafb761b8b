package dev.daybook.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds a value against a schema of the API's description, as far as that description uses JSON Schema. */
final class SchemaCheck {

    private static final Set<String> UNDERSTOOD = Set.of("$ref", "anyOf", "type", "enum", "format", "required",
            "properties", "items", "description");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with the value, each with its place; a member the schema does not name is wrong too. */
    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.check(schema, value, "$");
        return check.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        schema.propertyNames().stream().filter(word -> !UNDERSTOOD.contains(word))
                .forEach(word -> faults.add(at + ": the check does not know '" + word + "'"));
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").asString().substring(1)), value, at);
        } else if (schema.has("anyOf")) {
            if (schema.get("anyOf").valueStream().noneMatch(any -> faults(document, any, value).isEmpty())) {
                faults.add(at + ": fits none of anyOf: " + value);
            }
        } else {
            checkHere(schema, value, at);
        }
    }

    private void checkHere(JsonNode schema, JsonNode value, String at) {
        JsonNode type = schema.get("type");
        if (type == null) {
            faults.add(at + ": the schema has no type");
            return;
        }
        List<String> types = type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : List.of(type.asString());
        if (!types.contains(typeOf(value))) {
            faults.add(at + ": is " + value + ", not " + types);
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + ": is " + value + ", not one of " + schema.get("enum"));
        }
        if (schema.path("format").asString("").equals("date-time") && value.isString() && !isInstant(value)) {
            faults.add(at + ": is " + value + ", no instant");
        }
        if (schema.has("properties")) {
            checkMembers(schema, value, at);
        }
        for (int i = 0; schema.has("items") && i < value.size(); i++) {
            check(schema.get("items"), value.get(i), at + "[" + i + "]");
        }
    }

    private void checkMembers(JsonNode schema, JsonNode value, String at) {
        schema.get("required").valueStream().filter(name -> !value.has(name.asString()))
                .forEach(name -> faults.add(at + ": lacks " + name));
        Set<String> unknown = new HashSet<>(value.propertyNames());
        unknown.removeAll(schema.get("properties").propertyNames());
        unknown.forEach(name -> faults.add(at + ": has the unknown member " + name));
        schema.get("properties").properties().stream().filter(member -> value.has(member.getKey()))
                .forEach(member -> check(member.getValue(), value.get(member.getKey()), at + "." + member.getKey()));
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BINARY, MISSING -> "nothing";
        };
    }

    private static boolean isInstant(JsonNode value) {
        try {
            return Instant.parse(value.asString()).toString().equals(value.asString());
        } catch (DateTimeException e) {
            return false;
        }
    }
}
