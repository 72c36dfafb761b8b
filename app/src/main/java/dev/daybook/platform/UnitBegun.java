package dev.daybook.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One that the person's systemd starts. It has ended for who waits as soon as systemd says so, also when it will be
 * started again. Source: systemctl(1), org.freedesktop.systemd1(5).
 */
final class UnitBegun implements Begun {

    private static final String EXITED = "1";
    private static final int BY_SIGNAL = 128;
    // Longer than anybody waits for a start; the journal holds what earlier ones ended with, too.
    private static final String LATELY = "-40s";

    private final String unit;
    private final SystemCommands systemd;
    private long pid;

    private UnitBegun(String unit, SystemCommands systemd) {
        this.unit = unit;
        this.systemd = systemd;
    }

    /**
     * Has it started.
     *
     * @throws IOException when systemd refuses; the message says what it said
     */
    static UnitBegun start(String unit, SystemCommands systemd) throws IOException {
        // Somebody asks for it now: that it failed too often before no longer counts. Fine when it never did.
        var _ = systemd.run(List.of("systemctl", "--user", "reset-failed", unit));
        SystemCommands.Answer started = systemd.run(List.of("systemctl", "--user", "start", unit));
        if (!started.fine()) {
            throw new IOException("systemd does not start " + unit + ": " + started.lastLine());
        }
        return new UnitBegun(unit, systemd);
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public OptionalInt ended(Duration patience) throws IOException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(patience.toNanos());
        Map<String, String> now = show();
        long main = Long.parseLong(now.getOrDefault("MainPID", "0"));
        if (main != 0) {
            pid = main;
        }
        boolean runs = main != 0 && now.getOrDefault("NRestarts", "0").equals("0");
        return runs ? OptionalInt.empty() : OptionalInt.of(exit(now));
    }

    private Map<String, String> show() throws IOException {
        SystemCommands.Answer answer = systemd.run(List.of("systemctl", "--user", "show",
                "--property=MainPID,NRestarts,ExecMainCode,ExecMainStatus", unit));
        Map<String, String> properties = new HashMap<>();
        for (String line : answer.output().split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        return properties;
    }

    private static int exit(Map<String, String> properties) {
        int status = Integer.parseInt(properties.getOrDefault("ExecMainStatus", "1"));
        return properties.getOrDefault("ExecMainCode", EXITED).equals(EXITED) ? status : BY_SIGNAL + status;
    }

    @Override
    public String lastWords() throws IOException {
        SystemCommands.Answer line = systemd.run(List.of("journalctl", "--user", "--quiet", "--no-pager",
                "--output=cat", "--lines=1", "--identifier=daybookd", "--since=" + LATELY));
        return line.fine() ? line.lastLine() : "";
    }
}
