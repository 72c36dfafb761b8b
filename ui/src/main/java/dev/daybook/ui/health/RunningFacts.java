package dev.daybook.ui.health;

import dev.daybook.api.Operation;
import dev.daybook.api.Workers.Worker;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.words.OperationText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is under way, and the workers behind it. Pure. */
final class RunningFacts {

    private static final int MOST = 4;

    private RunningFacts() {}

    /** Counts first, then the oldest few. A phase stands in its plan's run, and is not counted beside it. */
    static List<Fact> of(List<Operation> underway, List<Worker> workers, Moments moments) {
        Set<String> ids = underway.stream().map(Operation::id).collect(Collectors.toSet());
        List<Operation> heads = underway.stream()
                .filter(operation -> operation.parentId() == null || !ids.contains(operation.parentId()))
                .sorted(Comparator.comparing(RunningFacts::since))
                .toList();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.plain("Operations", counts(heads)));
        facts.add(workers(workers));
        heads.stream().limit(MOST).forEach(operation -> facts.add(fact(operation, moments)));
        if (heads.size() > MOST) {
            facts.add(Fact.plain("", "and " + (heads.size() - MOST) + " more"));
        }
        return facts;
    }

    private static String counts(List<Operation> heads) {
        Map<String, Long> counts = heads.stream()
                .collect(Collectors.groupingBy(Operation::status, LinkedHashMap::new, Collectors.counting()));
        String text = counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none under way" : text;
    }

    private static Fact workers(List<Worker> workers) {
        long silent = workers.stream().filter(worker -> !worker.state().equals("live")).count();
        long live = workers.size() - silent;
        if (workers.isEmpty()) {
            return Fact.plain("Workers", "none");
        }
        return silent == 0
                ? Fact.plain("Workers", live + " live")
                : new Fact("Workers", live + " live, " + silent + " unresponsive", Tone.NOTICE);
    }

    private static Instant since(Operation operation) {
        return Objects.requireNonNullElse(operation.started(), operation.created());
    }

    private static Fact fact(Operation operation, Moments moments) {
        OperationText text = new OperationText(operation);
        boolean care = text.isUnsure() || operation.status().equals("reconciling");
        return new Fact(moments.since(since(operation)), text.title().orElse(operation.id()) + " · " + text.status(),
                care ? Tone.NOTICE : Tone.NEUTRAL);
    }
}
