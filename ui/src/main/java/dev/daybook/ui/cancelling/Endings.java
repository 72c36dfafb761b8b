package dev.daybook.ui.cancelling;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import dev.daybook.ui.live.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows operations until they have ended, each second, also across a daemon that goes away and comes back. Not thread
 * safe: the JavaFX thread owns it.
 */
final class Endings {

    private final Live live;
    private final List<Followed> followed = new ArrayList<>();

    private static final class Followed {

        private final String id;
        private final Consumer<Operation> ended;
        private final Runnable gone;
        private boolean asking;

        Followed(String id, Consumer<Operation> ended, Runnable gone) {
            this.id = id;
            this.ended = ended;
            this.gone = gone;
        }
    }

    Endings(Live live) {
        this.live = live;
        live.nowProperty().addListener((now, before, after) -> List.copyOf(followed).forEach(this::look));
    }

    /**
     * Tells one of the two, once.
     *
     * @param gone when the daemon knows no such operation
     */
    void follow(String operation, Consumer<Operation> ended, Runnable gone) {
        Followed one = new Followed(operation, ended, gone);
        followed.add(one);
        look(one);
    }

    private void look(Followed one) {
        if (one.asking) {
            return;
        }
        one.asking = true;
        live.ask(Call.operation(one.id), operation -> {
            one.asking = false;
            if (operation.terminal() && followed.remove(one)) {
                one.ended.accept(operation);
            }
        }, failure -> {
            one.asking = false;
            if (isGone(failure) && followed.remove(one)) {
                one.gone.run();
            }
        });
    }

    /** A daemon that is away has not forgotten it. */
    private static boolean isGone(ClientException failure) {
        return failure instanceof Refused refused && refused.problem().code().equals("not_found");
    }
}
