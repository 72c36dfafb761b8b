package dev.daybook.platform.autostart;

import dev.daybook.platform.SystemCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Commands that are written down, and answered by a script. */
final class ScriptedCommands implements SystemCommands {

    final List<String> asked = new ArrayList<>();
    private final Function<String, Answer> script;

    ScriptedCommands(Function<String, Answer> script) {
        this.script = script;
    }

    static ScriptedCommands fine() {
        return new ScriptedCommands(command -> new Answer(0, ""));
    }

    @Override
    public Answer run(List<String> command) {
        String line = String.join(" ", command);
        asked.add(line);
        return script.apply(line);
    }
}
