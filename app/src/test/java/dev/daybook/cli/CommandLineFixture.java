package dev.daybook.cli;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import dev.daybook.platform.Directories;
import dev.daybook.platform.autostart.Autostart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs command lines in this process, against a home folder of their own, on a Sunday in Berlin. */
final class CommandLineFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:15:00Z"), ZoneId.of("Europe/Berlin"));
    static final String RECORDER = "{\"state\":\"paused\",\"source\":\"x11\",\"paused_until\":\"2026-11-22T13:00:00Z\"}";

    final Directories directories;
    final Map<String, String> environment = new HashMap<>();
    private final Path home;
    InputStream input = InputStream.nullInputStream();

    /** What came of a run. */
    record Ran(int exit, String out, String err) {}

    CommandLineFixture(Path home) {
        this.home = home;
        directories = Directories.of(Map.of("DAYBOOK_HOME", home.toString()), home);
    }

    /** Health of a daemon with this process number. */
    static String health(long pid) {
        return """
                {"status":"ok","version":"0.1.0","launch":{"id":1,"pid":%d,"boot_id":"b","started":"2026-11-22T07:01:00Z"},
                "recorder":{"state":"recording","source":"x11","activity":"active"},
                "orphan_detector":{"running":true,"last_check":"2026-11-22T12:14:50Z","watched":0,"orphan_timeout_seconds":60,
                "check_interval_seconds":15},"recovery":{"ran_at":"2026-11-22T07:01:00Z","recovered":0,"failed":0},"summaries":{"pending":0,"failed":0},
                "store":{"state":"open","schema_version":1,"sequence":9,"replayed":0},"notices":[]}""".formatted(pid);
    }

    FakeDaemon daemon(Function<Asked, Answer> answers) throws IOException {
        return new FakeDaemon(directories.socket(), answers);
    }

    /** A daemon with empty days. */
    FakeDaemon emptyDaemon() throws IOException {
        return daemon(CommandLineFixture::empty);
    }

    /** What a daemon with empty days answers. */
    static Answer empty(Asked asked) {
        return FakeDaemon.ok(switch (asked.target().replaceFirst("\\?.*", "")) {
            case "/api/v1/health" -> health(4711);
            case "/api/v1/sessions" -> "{\"sessions\":[]}";
            case "/api/v1/operations" -> "{\"operations\":[]}";
            case "/api/v1/timeline" -> "{\"blocks\":[]}";
            case "/api/v1/totals" ->
                "{\"from\":\"2026-11-21T23:00:00Z\",\"to\":\"2026-11-22T23:00:00Z\",\"by\":\"app\","
                        + "\"active_seconds\":0,\"idle_seconds\":0,\"locked_seconds\":0,\"totals\":[]}";
            default -> RECORDER;
        });
    }

    Ran run(String... arguments) {
        return run(Optional.empty(), arguments);
    }

    Ran run(Optional<Path> install, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(install, out, err, arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int run(Optional<Path> install, OutputStream out, OutputStream err, String... arguments) {
        return Main.run(
                new Surroundings(new Terminal(out, err, false), input, CLOCK, directories, install, environment,
                        at -> Autostart.withoutSystemd(at, environment, home)),
                arguments);
    }
}
