package dev.daybook.ui.tray;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.OneAtATime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that have not ended and stand by themselves, those that run first. */
final class UnderWay {

    private static final int MOST = 100;
    // In the order in which an operation goes through them, so that none slips through between two answers.
    private static final List<String> STATUSES = List.of("pending", "reconciling", "running");

    private final Live live;
    private final Runnable changed;
    private final OneAtATime asking;
    private List<Operation> operations = List.of();

    /** Those of a daemon; tells when there is an answer. */
    UnderWay(Live live, Runnable changed) {
        this.live = live;
        this.changed = changed;
        this.asking = new OneAtATime(answered -> ask(0, new ArrayList<>(), answered));
    }

    void want() {
        asking.want();
    }

    List<Operation> operations() {
        return operations;
    }

    private void ask(int status, List<Operation> heard, Runnable answered) {
        if (status == STATUSES.size()) {
            operations = heads(heard);
            changed.run();
            answered.run();
            return;
        }
        live.ask(Call.operations(STATUSES.get(status), MOST, null), said -> {
            heard.addAll(said.operations());
            ask(status + 1, heard, answered);
        }, away -> answered.run());
    }

    private static List<Operation> heads(List<Operation> heard) {
        Map<String, Operation> latest = new LinkedHashMap<>();
        heard.stream().filter(operation -> operation.parentId() == null)
                .forEach(operation -> latest.put(operation.id(), operation));
        return latest.values().stream()
                .sorted(Comparator.comparingInt((Operation operation) -> -STATUSES.indexOf(operation.status())))
                .toList();
    }
}
