package dev.daybook.ui.health;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Plans;
import dev.daybook.api.Session;
import dev.daybook.api.Workers.Worker;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.live.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the daemon said last to each question of the page. The questions of a round are asked together, and the page is
 * told once, when the last of them has been answered. Used on the JavaFX thread.
 */
final class Answers {

    // As many as the daemon tells in one answer.
    private static final int OPERATIONS = 1000;
    private static final int SESSIONS = 200;
    private static final List<String> UNDERWAY = List.of("running", "reconciling", "pending");

    private final Live live;
    private final Runnable told;
    private final Map<String, List<Operation>> underway = new LinkedHashMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private Optional<Health> health = Optional.empty();
    private Optional<Session> open = Optional.empty();
    private Optional<Plans> plans = Optional.empty();
    private List<Worker> workers = List.of();
    private List<Session> recovered = List.of();
    private Instant at;
    private OptionalLong launch = OptionalLong.empty();
    private int outstanding;
    private boolean again;

    /**
     * Nothing is asked before {@link #ask}.
     *
     * @param told called after each round
     */
    Answers(Live live, Runnable told) {
        this.live = live;
        this.told = told;
        this.at = live.now();
    }

    /** Asks everything; what is wanted while a round goes on is one more round after it. */
    void ask() {
        if (outstanding > 0) {
            again = true;
            return;
        }
        again = false;
        // One for this method: the round is not over before all is asked, even if every answer comes at once.
        outstanding = 1;
        ask("Health", Call.health(), said -> {
            health = Optional.of(said);
            at = live.now();
        });
        ask("The open session", Call.sessions(SessionQuery.openAtTheDesk()),
                said -> open = said.sessions().stream().findFirst());
        for (String status : UNDERWAY) {
            ask("What is " + status, Call.operations(status, OPERATIONS, null),
                    said -> underway.put(status, said.operations()));
        }
        ask("Workers", Call.workers(), said -> workers = said.workers());
        ask("Plans", Call.plans(), said -> plans = Optional.of(said));
        ask("Recovered sessions", Call.sessions(new SessionQuery(null, null, null, null, SESSIONS, null)),
                said -> recovered = said.sessions().stream().filter(one -> one.recovered() != null).toList());
        answered();
    }

    private <T> void ask(String about, Call<T> call, Consumer<T> keep) {
        outstanding++;
        live.ask(call, said -> {
            refusals.remove(about);
            keep.accept(said);
            answered();
        }, failure -> {
            failed(about, failure);
            answered();
        });
    }

    /** A daemon that is away is told by the link; a refusal by nobody else. */
    private void failed(String about, ClientException failure) {
        if (failure instanceof Refused refused) {
            refusals.put(about, about + " cannot be told: " + refused.getMessage());
        }
    }

    private void answered() {
        outstanding--;
        if (outstanding == 0) {
            health.ifPresent(said -> launch = OptionalLong.of(said.launch().id()));
            told.run();
            if (again) {
                ask();
            }
        }
    }

    Optional<Health> health() {
        return health;
    }

    /** The launch of the daemon that a whole round was asked of last; empty before the first. */
    OptionalLong launch() {
        return launch;
    }

    Optional<Session> open() {
        return open;
    }

    Optional<Plans> plans() {
        return plans;
    }

    List<Worker> workers() {
        return workers;
    }

    /** Newest first. */
    List<Session> recovered() {
        return recovered;
    }

    List<Operation> underway() {
        List<Operation> all = new ArrayList<>();
        UNDERWAY.forEach(status -> all.addAll(underway.getOrDefault(status, List.of())));
        return all;
    }

    /** Questions that were refused, each in a sentence. */
    List<String> refusals() {
        return List.copyOf(refusals.values());
    }

    /** When health was told last. */
    Instant at() {
        return at;
    }
}
