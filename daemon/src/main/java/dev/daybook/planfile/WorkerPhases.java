package dev.daybook.planfile;

import dev.daybook.operation.NewOperation;
import dev.daybook.plan.Phase;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.TomlArray;

/** Reads phases that run a command in a worker. */
final class WorkerPhases {

    static final List<String> KEYS = List.of("command", "cwd", "grace", "timeout", "retry");

    private static final String COMMAND = "an array of a program and its arguments, such as [\"sh\", \"publish.sh\"]";
    private static final Form<Duration> GRACE = Form.length(Duration.ZERO, Duration.ofDays(1));
    private static final Form<Duration> TIMEOUT = Form.length(Duration.ofSeconds(1), Duration.ofDays(365));
    private static final Form<Integer> RETRY = Form.number(0, 100);
    private static final int MOST_PATH = 4_000;

    private final Path folder;
    private final Form<Path> cwd;

    WorkerPhases(Path folder, Path home) {
        this.folder = folder;
        this.cwd = new Form<>("a folder, such as \"~/site\"",
                value -> Form.text(value).filter(text -> !text.isBlank()).flatMap(text -> resolved(text, home)));
    }

    Phase phase(String name, Keys keys) {
        Phase phase = new Phase.InWorker(name, command(keys), keys.given("cwd", cwd).orElse(folder),
                keys.given("grace", GRACE).orElse(NewOperation.GRACE),
                keys.given("timeout", TIMEOUT).orElse(null), keys.given("retry", RETRY).orElse(0),
                keys.given("may_fail", Form.FLAG).orElse(false));
        keys.refuseMisplaced(DaemonPhases.KEYS,
                "is for a phase in the daemon; write in = \"daemon\", or a command in its place");
        keys.refuseUnknown();
        return phase;
    }

    private static List<String> command(Keys keys) {
        Optional<Object> value = keys.value("command");
        if (value.isEmpty()) {
            keys.miss("command", COMMAND);
        } else if (!(value.get() instanceof TomlArray array)) {
            keys.refuse("command", "is " + Keys.shown(value.get()) + "; it must be " + COMMAND);
        } else if (array.isEmpty()) {
            keys.refuse("command", "is empty; it must name a program and its arguments");
        } else {
            return words(keys, array);
        }
        return List.of();
    }

    private static List<String> words(Keys keys, TomlArray array) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!(array.get(i) instanceof String word)) {
                keys.refuse("command", array, i, "is " + Keys.shown(array.get(i)) + "; it must be text in quotes");
            } else if (i == 0 && word.isBlank()) {
                keys.refuse("command", array, i, "is blank; it must be a program");
            } else if (word.indexOf('\0') >= 0) {
                keys.refuse("command", array, i, "holds a NUL character, which no program can be given; take it out");
            } else {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    /** Empty when it is no path, the system cannot write it in its encoding, or it is too long to be stored. */
    private Optional<Path> resolved(String text, Path home) {
        try {
            Path path = Path.of(text);
            Path absolute = path.startsWith("~") ? home.resolve(Path.of("~").relativize(path)) : folder.resolve(path);
            return Optional.of(absolute.normalize()).filter(cwd -> cwd.toString().length() <= MOST_PATH);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
