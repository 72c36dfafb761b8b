package dev.daybook.server;

import dev.daybook.api.OperationRequest;
import dev.daybook.operation.NewOperation;
import dev.daybook.platform.OperationId;
import dev.daybook.watch.DaemonWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for, and refuses what cannot be. */
final class NewOperations {

    private static final String COMMAND = "command";
    private static final int DAY = 86_400;
    private static final int YEAR = 365 * DAY;
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_PATH = 4_000;

    private final OperationReader reader;
    private final Map<String, DaemonWork> works;
    private final String bootId;

    NewOperations(OperationReader reader, Map<String, DaemonWork> works, String bootId) {
        this.reader = reader;
        this.works = works;
        this.bootId = bootId;
    }

    NewOperation of(OperationRequest request) throws Refusal {
        String type = Optional.ofNullable(request.type()).orElse(COMMAND);
        List<String> command = Optional.ofNullable(request.command()).orElse(List.of());
        boolean inWorker = type.equals(COMMAND);
        if (!inWorker && !works.containsKey(type)) {
            throw Refusal.invalid("'type' is '" + type + "'; it must be one of "
                    + String.join(", ", Stream.concat(Stream.of(COMMAND), works.keySet().stream().sorted()).toList()));
        }
        if (inWorker == command.isEmpty()) {
            throw Refusal.invalid(inWorker
                    ? "'command' is empty; it must name a program"
                    : "'command' goes with type command alone");
        }
        if (!inWorker) {
            ofCommandsAlone("timeout_seconds", request.timeoutSeconds());
            ofCommandsAlone("retries", request.retries());
            ofCommandsAlone("after", request.after());
            ofCommandsAlone("group", request.group());
        }
        Integer timeout = request.timeoutSeconds();
        return new NewOperation(id(request), type, inWorker, title(request, type, command), command,
                text("cwd", request.cwd()), bootId, grace(Optional.ofNullable(request.graceSeconds())
                        .orElse((int) NewOperation.GRACE.toSeconds())),
                timeout == null ? null : Duration.ofSeconds(within("timeout_seconds", timeout, 1, YEAR)),
                within("retries", Optional.ofNullable(request.retries()).orElse(0), 0, 100), after(request.after()),
                group(request), limit(request));
    }

    /** For work inside the daemon. */
    Map<String, String> options(OperationRequest request) throws Refusal {
        Map<String, String> options = Optional.ofNullable(request.options()).orElse(Map.of());
        String type = Optional.ofNullable(request.type()).orElse(COMMAND);
        DaemonWork work = works.get(type);
        List<DaemonWork.Option> known = work == null ? List.of() : work.options();
        for (Map.Entry<String, @Nullable String> option : options.entrySet()) {
            DaemonWork.Option fitting = known.stream().filter(one -> one.name().equals(option.getKey())).findFirst()
                    .orElseThrow(() -> Refusal.invalid("'options' has '" + option.getKey() + "', which " + type
                            + " does not take"));
            String value = option.getValue();
            if (value == null || !fitting.fits().test(value)) {
                throw Refusal.invalid("'options' has '" + option.getKey() + "' as '" + value + "'; it must be "
                        + fitting.allowed());
            }
        }
        return Map.copyOf(options);
    }

    /** Work inside the daemon begins at once and once: nobody would see to a limit, another attempt or its turn. */
    private static void ofCommandsAlone(String name, @Nullable Object value) throws Refusal {
        if (value != null) {
            throw Refusal.invalid("'" + name + "' goes with type command alone");
        }
    }

    static Duration grace(int seconds) throws Refusal {
        return Duration.ofSeconds(within("grace_seconds", seconds, 0, DAY));
    }

    private static String id(OperationRequest request) throws Refusal {
        String id = request.id();
        if (id != null && !OperationId.fits(id)) {
            throw Refusal.invalid("'id' is '" + id + "'; it must be op_ and ten letters and digits");
        }
        return id == null ? OperationId.next() : id;
    }

    private static String title(OperationRequest request, String type, List<String> command) throws Refusal {
        String title = text("title", request.title());
        if (title == null || title.isBlank()) {
            title = command.isEmpty() ? type : String.join(" ", command);
        }
        return title.length() > MOST_TEXT ? title.substring(0, MOST_TEXT) + "…" : title;
    }

    private @Nullable String after(@Nullable String after) throws Refusal {
        if (after != null && reader.operation(after).isEmpty()) {
            throw Refusal.invalid("'after' is '" + after + "'; there is no operation with this id");
        }
        return after;
    }

    private static @Nullable String group(OperationRequest request) throws Refusal {
        String group = request.group();
        if (group != null && (group.isBlank() || group.length() > 100)) {
            throw Refusal.invalid("'group' must be a name of 1 to 100 characters");
        }
        return group;
    }

    private static @Nullable Integer limit(OperationRequest request) throws Refusal {
        Integer limit = request.groupLimit();
        if (request.group() == null) {
            if (limit != null) {
                throw Refusal.invalid("'group_limit' is " + limit + " and there is no 'group'");
            }
            return null;
        }
        return within("group_limit", limit == null ? 1 : limit, 1, 1_000);
    }

    private static @Nullable String text(String name, @Nullable String text) throws Refusal {
        if (text != null && text.length() > MOST_PATH) {
            throw Refusal.invalid("'" + name + "' has " + text.length() + " characters; it may have "
                    + MOST_PATH);
        }
        return text;
    }

    private static int within(String name, int value, int least, int most) throws Refusal {
        if (value < least || value > most) {
            throw Refusal.invalid("'" + name + "' is " + value + "; it must be from " + least + " to " + most);
        }
        return value;
    }
}
