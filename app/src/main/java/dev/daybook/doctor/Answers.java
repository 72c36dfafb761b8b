package dev.daybook.doctor;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Workers;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import java.util.List;
import java.util.Optional;

/**
 * What the daemon says, asked once.
 *
 * @param running whether one is there at all, whatever it says
 * @param failure why it says nothing, one line; empty when it answers
 */
record Answers(boolean running, String failure, Optional<Health> health, List<Operation> underway,
        List<Workers.Worker> workers) {

    static Answers of(Patient patient) {
        try (DaybookClient client = DaybookClient.at(patient.directories().socket())) {
            Health health = client.answer(Call.health());
            return new Answers(true, "", Optional.of(health), underway(client), workers(client));
        } catch (ClientException e) {
            boolean running = !(e instanceof DaemonAway away && away.why() == DaemonAway.Why.NOT_RUNNING);
            return new Answers(running, String.valueOf(e.getMessage()), Optional.empty(), List.of(), List.of());
        }
    }

    private static List<Operation> underway(DaybookClient client) {
        try {
            return client.answer(Call.operations(null, 1_000, null)).operations().stream()
                    .filter(operation -> !operation.terminal()).toList();
        } catch (ClientException refused) {
            return List.of();
        }
    }

    private static List<Workers.Worker> workers(DaybookClient client) {
        try {
            return client.answer(Call.workers()).workers();
        } catch (ClientException refused) {
            return List.of();
        }
    }
}
