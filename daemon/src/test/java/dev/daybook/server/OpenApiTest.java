package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.capture.RecorderState;
import dev.daybook.day.Gap;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API against the routes and the wire records it describes, both ways. */
class OpenApiTest {

    private static final JsonNode DOCUMENT = OpenApi.document();
    private static final JsonNode SCHEMAS = DOCUMENT.at("/components/schemas");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private static List<Route> routes = List.of();

    /** The routes as the program wires them; none of them is called here. */
    @BeforeAll
    static void wire(@TempDir Path folder) throws Exception {
        try (ServedDay day = new ServedDay(folder)) {
            routes = day.routes.all();
        }
    }

    @Test
    void everyRouteIsDescribedOnceAndNothingElseIs() {
        List<String> routes = routes().stream().map(OpenApiTest::name).sorted().toList();

        assertEquals(routes.stream().distinct().toList(), routes, "no route is there twice");
        assertEquals(routes, operations().keySet().stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRoutesParametersAreTheOnesDescribed(Route route) {
        assertEquals(new TreeSet<>(route.query()), described(route, "query"));
        assertEquals(PLACEHOLDER.matcher(route.template()).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new)), described(route, "path"));
        operation(route).path("parameters").forEach(parameter -> assertEquals(
                parameter.get("in").asString().equals("path"), parameter.get("required").asBoolean(),
                parameter.toString()));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRoutesBodyIsTheOneDescribed(Route route) {
        Class<?> body = route.body();
        JsonNode described = operation(route).path("requestBody");

        assertEquals(body == null ? "" : "#/components/schemas/" + body.getSimpleName(),
                described.at("/content/application~1json/schema/$ref").asString(""));
        assertFalse(described.path("required").asBoolean(false), "an empty body is an empty object");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteDescribesItsAnswerAndItsRefusal(Route route) {
        JsonNode responses = operation(route).path("responses");

        assertEquals(1, responses.propertyNames().stream().filter(code -> code.startsWith("2")).count());
        assertEquals("#/components/schemas/Problem",
                responses.at("/default/content/application~1problem+json/schema/$ref").asString(""));
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids = operations().values().stream().map(operation -> operation.path("operationId").asString(""))
                .toList();

        assertEquals(Set.copyOf(ids).size(), ids.size(), ids.toString());
        assertFalse(ids.contains(""));
    }

    @Test
    void everyReferenceResolvesAndEverySchemaIsReferredTo() {
        List<String> references = DOCUMENT.findValuesAsString("$ref");

        assertTrue(references.size() > SCHEMAS.size());
        references.forEach(reference -> assertTrue(
                reference.startsWith("#/") && !DOCUMENT.at(reference.substring(1)).isMissingNode(), reference));
        assertEquals(names(SCHEMAS), references.stream().map(reference -> reference.substring(reference
                .lastIndexOf('/') + 1)).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyWireRecordHasItsSchemaAndTheReverse() throws Exception {
        List<String> records = wireRecords().stream().map(Class::getSimpleName).toList();

        assertEquals(Set.copyOf(records).size(), records.size(), "two records would share a schema");
        assertEquals(names(SCHEMAS), new TreeSet<>(records));
    }

    @ParameterizedTest
    @MethodSource("wireRecords")
    void aSchemaSaysWhatItsRecordIs(Class<?> record) {
        JsonNode schema = SCHEMAS.path(record.getSimpleName());
        Set<String> required = new TreeSet<>();
        Map<String, JsonNode> properties = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = snakeCase(component.getName());
            AnnotatedType type = component.getAnnotatedType();
            properties.put(name, shape(type));
            if (!isRequest(record) || !isNullable(type)) {
                required.add(name);
            }
        }

        assertEquals("object", schema.path("type").asString(""));
        assertEquals(required, schema.path("required").valueStream().map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(properties.keySet(), names(schema.path("properties")));
        properties.forEach((name, shape) -> assertEquals(shape, bare(schema.path("properties").path(name)), name));
    }

    @Test
    void theWordsOfAnEnumerationAreTheProgramsOwn() {
        assertEquals(Arrays.stream(RecorderState.Kind.values()).map(RecorderState.Kind::wire)
                .collect(Collectors.toSet()), words("Recorder", "state"));
        assertEquals(Arrays.stream(Cause.values()).map(Cause::wire).collect(Collectors.toSet()),
                words("Recovered", "cause"));
        assertEquals(Arrays.stream(Evidence.values()).map(Evidence::wire).collect(Collectors.toSet()),
                words("Recovered", "evidence"));
        assertEquals(Arrays.stream(Gap.Kind.values()).map(Gap.Kind::wire).collect(Collectors.toSet()),
                words("Gap", "kind"));
    }

    static List<Route> routes() {
        return routes;
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        DOCUMENT.get("paths").properties().forEach(path -> path.getValue().properties().forEach(verb -> operations
                .put(verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), verb.getValue())));
        return operations;
    }

    private static JsonNode operation(Route route) {
        return DOCUMENT.path("paths").path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
    }

    private static Set<String> described(Route route, String in) {
        List<String> names = operation(route).path("parameters").valueStream()
                .filter(parameter -> parameter.get("in").asString().equals(in))
                .map(parameter -> parameter.get("name").asString()).toList();
        assertEquals(new HashSet<>(names).size(), names.size(), names.toString());
        return new TreeSet<>(names);
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static Set<String> words(String schema, String property) {
        return SCHEMAS.path(schema).path("properties").path(property).path("enum").valueStream()
                .map(JsonNode::asString).collect(Collectors.toSet());
    }

    /** A record that comes in rather than goes out: what may be null may be left out. */
    private static boolean isRequest(Class<?> record) {
        return routes().stream().anyMatch(route -> record.equals(route.body()));
    }

    /** What a schema says of type and format, without the words and bounds that no Java type has. */
    private static JsonNode bare(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        for (String more : List.of("description", "enum", "minimum", "maximum")) {
            ((ObjectNode) copy).remove(more);
        }
        return copy;
    }

    private static JsonNode shape(AnnotatedType type) {
        return Json.MAPPER.valueToTree(isNullable(type) ? orNull(plain(type)) : plain(type));
    }

    private static Map<String, Object> orNull(Map<String, Object> plain) {
        if (plain.containsKey("$ref")) {
            return Map.of("anyOf", List.of(plain, Map.of("type", "null")));
        }
        Map<String, Object> shape = new TreeMap<>(plain);
        shape.put("type", List.of(String.valueOf(plain.get("type")), "null"));
        return shape;
    }

    private static Map<String, Object> plain(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType map && map.getAnnotatedActualTypeArguments().length == 2) {
            return Map.of("type", "object", "additionalProperties", plain(map.getAnnotatedActualTypeArguments()[1]));
        } else if (type instanceof AnnotatedParameterizedType list) {
            return Map.of("type", "array", "items", plain(list.getAnnotatedActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type.getType();
        if (raw == String.class) {
            return Map.of("type", "string");
        } else if (raw == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        } else if (raw == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        } else if (raw == int.class || raw == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        } else if (raw == boolean.class || raw == Boolean.class) {
            return Map.of("type", "boolean");
        } else if (raw == Double.class) {
            return Map.of("type", "number", "format", "double");
        } else if (raw == long.class || raw == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        assertTrue(raw.isRecord(), () -> raw + " has no shape on the wire");
        return Map.of("$ref", "#/components/schemas/" + raw.getSimpleName());
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Every record of the wire package, found where its classes lie. */
    static List<Class<?>> wireRecords() throws IOException, URISyntaxException, ClassNotFoundException {
        URI home = Json.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (home.getPath().endsWith(".jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(Paths.get(home), Map.of())) {
                return recordsIn(jar.getPath("/"));
            }
        }
        return recordsIn(Paths.get(home));
    }

    private static List<Class<?>> recordsIn(Path root) throws IOException, ClassNotFoundException {
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(root.resolve("dev/daybook/api"))) {
            for (String file : files.map(path -> String.valueOf(path.getFileName())).sorted().toList()) {
                if (file.endsWith(".class") && !file.equals("package-info.class")) {
                    Class<?> found = Class.forName("dev.daybook.api." + file.replace(".class", ""));
                    if (found.isRecord()) {
                        records.add(found);
                    }
                }
            }
        }
        return records;
    }
}
