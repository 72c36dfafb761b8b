package dev.daybook.ui.live;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A daemon whose time stands still while it is away, at the last moment that it was there: what went on then is only
 * remembered, and nobody knows whether it still does. Everything else is as that daemon has it. It listens to it for as
 * long as that is there. Used on the JavaFX thread.
 */
public final class StillWhileAway implements Live {

    private final Live live;
    private final ReadOnlyObjectWrapper<Instant> now;

    public StillWhileAway(Live live) {
        this.live = live;
        this.now = new ReadOnlyObjectWrapper<>(live.now());
        live.linkProperty().addListener((link, before, after) -> goOn());
        live.nowProperty().addListener((time, before, after) -> goOn());
    }

    private void goOn() {
        if (!(live.link() instanceof Link.Away)) {
            now.set(live.now());
        }
    }

    /** The last moment that the daemon was there; empty while it is not away. */
    public Optional<Instant> lost() {
        return live.link() instanceof Link.Away ? Optional.of(now()) : Optional.empty();
    }

    /** Runs this whenever the daemon has gone or has come back. */
    public void onTurn(Runnable turned) {
        live.linkProperty().addListener((link, before, after) -> {
            if (before instanceof Link.Away != after instanceof Link.Away) {
                turned.run();
            }
        });
    }

    @Override
    public ReadOnlyObjectProperty<Link> linkProperty() {
        return live.linkProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    @Override
    public void onChange(Consumer<Changed> listener) {
        live.onChange(listener);
    }

    @Override
    public <T> void ask(Call<T> call, Consumer<? super T> answer, Consumer<? super ClientException> failure) {
        live.ask(call, answer, failure);
    }
}
