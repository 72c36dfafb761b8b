package dev.daybook.planfile;

import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.planfile.Reading.Bad;
import dev.daybook.planfile.Reading.Good;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads what a file of the plans folder holds. */
final class PlanReader {

    private static final int MOST_PHASES = 50;
    private static final String PHASES = "one [[phase]] at least";

    private final PhaseReader phaseReader;

    PlanReader(PhaseReader phaseReader) {
        this.phaseReader = phaseReader;
    }

    /**
     * Reads it.
     *
     * @param since when it was last changed
     */
    Reading read(Path file, Instant since, byte[] bytes) {
        Problems problems = new Problems(file);
        Optional<Reading> plan = Document.of(bytes, problems).map(keys -> plan(file, since, keys));
        return problems.first().<Reading>map(Bad::new).or(() -> plan).orElseThrow();
    }

    private Reading plan(Path file, Instant since, Keys keys) {
        Optional<String> name = keys.required("name", Form.NAME);
        Plan plan = new Plan(name.orElse(""), file, since, TriggerReader.trigger(keys).orElse(null), phases(keys));
        keys.refuseUnknown();
        return new Good(plan, name.isPresent() ? keys.line("name") : 0);
    }

    private List<Phase> phases(Keys keys) {
        Optional<Object> value = keys.value("phase");
        if (value.isEmpty()) {
            keys.miss("phase", PHASES);
        } else if (!(value.get() instanceof TomlArray array)) {
            keys.refuse("phase",
                    "is " + Keys.shown(value.get()) + "; write [[phase]], in two brackets, above each phase");
        } else if (array.isEmpty()) {
            keys.refuse("phase", "is empty; it must be " + PHASES);
        } else {
            return phases(keys, array);
        }
        return List.of();
    }

    private List<Phase> phases(Keys keys, TomlArray array) {
        List<Phase> phases = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < array.size() && i < MOST_PHASES; i++) {
            if (!(array.get(i) instanceof TomlTable)) {
                keys.refuse("phase", array, i, "is " + Keys.shown(array.get(i)) + "; each phase must be a table");
                continue;
            }
            Keys phase = keys.inner("phase", array, i);
            String name = phase.required("name", Form.NAME).orElse("");
            Integer other = name.isEmpty() ? null : names.putIfAbsent(name, i + 1);
            if (other != null) {
                phase.refuse("name", "is \"" + name + "\", which phase[" + other
                        + "] has already; give one of them another name");
            }
            phaseReader.phase(name, phase).ifPresent(phases::add);
        }
        if (array.size() > MOST_PHASES) {
            keys.refuse("phase", array, MOST_PHASES, "is one too many; a plan has at most " + MOST_PHASES + " phases");
        }
        return List.copyOf(phases);
    }
}
