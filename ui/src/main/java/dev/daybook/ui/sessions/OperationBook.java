package dev.daybook.ui.sessions;

import dev.daybook.api.Operation;
import dev.daybook.api.Operations;
import dev.daybook.client.Call;
import dev.daybook.ui.live.Live;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations that sessions stand for: always those that have not ended, and the others once somebody searches. Not
 * thread safe: the JavaFX thread owns it.
 */
final class OperationBook {

    // In the order in which an operation goes through them, so that none slips through in between.
    private static final List<String> UNDERWAY = List.of("pending", "reconciling", "running");
    private static final int MOST = 1_000;

    private final Live live;
    private final Map<String, Operation> known = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Set<String> underway = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private Consumer<String> changed = id -> {};
    private boolean asking;
    private boolean again;
    private boolean reading;
    private boolean whole;
    // Counts questions: a late answer never overwrites that to a later one.
    private long questions;

    OperationBook(Live live) {
        this.live = live;
    }

    /** Who is told the ids of operations that have changed; one. */
    void onChange(Consumer<String> listener) {
        changed = listener;
    }

    Optional<Operation> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(known.get(id));
    }

    /** Asks how those are that have not ended; one question at a time. */
    void refresh() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        again = false;
        seen.clear();
        ask(0);
    }

    private void ask(int status) {
        if (status == UNDERWAY.size()) {
            askForEnded();
            return;
        }
        long question = ++questions;
        live.ask(Call.operations(UNDERWAY.get(status), MOST, null), answer -> {
            take(answer, question);
            answer.operations().forEach(operation -> seen.add(operation.id()));
            ask(status + 1);
        }, failure -> asking = false);
    }

    /** Those that were under way and are no longer in any list. */
    private void askForEnded() {
        asking = false;
        Set<String> gone = new HashSet<>(underway);
        gone.removeAll(seen);
        gone.forEach(this::ask);
        if (again) {
            refresh();
        }
    }

    private void ask(String id) {
        long question = ++questions;
        live.ask(Call.operation(id), answer -> take(answer, question), failure -> {});
    }

    /** Reads all there are, page by page; once. */
    void readAll() {
        if (!whole && !reading) {
            reading = true;
            read(null);
        }
    }

    private void read(@Nullable String before) {
        long question = ++questions;
        live.ask(Call.operations(null, MOST, before), answer -> {
            take(answer, question);
            List<Operation> page = answer.operations();
            if (page.size() < MOST) {
                whole = true;
                reading = false;
            } else {
                read(page.getLast().id());
            }
        }, failure -> reading = false);
    }

    private void take(Operations answer, long question) {
        answer.operations().forEach(operation -> take(operation, question));
    }

    /** Parts of others stand for no session. */
    private void take(Operation operation, long question) {
        if (operation.parentId() != null || told.getOrDefault(operation.id(), 0L) > question) {
            return;
        }
        told.put(operation.id(), question);
        if (operation.terminal()) {
            underway.remove(operation.id());
        } else {
            underway.add(operation.id());
        }
        if (!operation.equals(known.put(operation.id(), operation))) {
            changed.accept(operation.id());
        }
    }
}
