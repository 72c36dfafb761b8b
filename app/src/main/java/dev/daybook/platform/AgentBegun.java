package dev.daybook.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One that launchd starts. What becomes of it is seen by the daemon's answering alone. Source: launchctl(1). */
record AgentBegun() implements Begun {

    /**
     * Has it started.
     *
     * @throws IOException when launchd refuses; the message says what it said
     */
    static AgentBegun start(StartWay.ByAgent agent, SystemCommands launchd) throws IOException {
        // Refused when it was loaded at login already, which is as good.
        var _ = launchd.run(List.of("launchctl", "bootstrap", agent.domain(), agent.file().toString()));
        SystemCommands.Answer started = launchd
                .run(List.of("launchctl", "kickstart", agent.domain() + "/" + agent.label()));
        if (!started.fine()) {
            throw new IOException("launchd does not start " + agent.label() + ": " + started.lastLine());
        }
        return new AgentBegun();
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public OptionalInt ended(Duration patience) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(patience.toNanos());
        return OptionalInt.empty();
    }

    @Override
    public String lastWords() {
        return "";
    }
}
