package dev.daybook.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleObjectProperty;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrayPresenceTest {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMinutes(1);

    private final List<TrayPlace> told = new CopyOnWriteArrayList<>();
    private final List<String> icon = new CopyOnWriteArrayList<>();
    private final SimpleObjectProperty<TrayView> view = new SimpleObjectProperty<>(
            new TrayView(TrayState.AWAY, "first", List.of()));
    // When the library gives in: at once, unless a test says otherwise.
    private volatile CompletableFuture<@Nullable Void> taking = CompletableFuture.completedFuture(null);
    private volatile boolean host;
    private volatile boolean iconFits = true;
    private final TrayPresence presence = new TrayPresence(() -> host, this::put, view, this::onUi);

    private synchronized void onUi(Runnable task) {
        task.run();
    }

    private Optional<Tray> put() {
        icon.add("put");
        taking.join();
        return iconFits ? Optional.of(new Noted()) : Optional.empty();
    }

    private final class Noted implements Tray {

        @Override
        public void show(TrayView shown) {
            icon.add(shown.tooltip());
        }

        @Override
        public void close() {
            icon.add("closed");
        }
    }

    private void start(Duration patience) {
        start(patience, LATE);
    }

    private void start(Duration patience, Duration within) {
        presence.placeProperty().addListener((place, before, after) -> told.add(after));
        presence.start(OFTEN, patience, within);
    }

    private void await(TrayPlace... places) {
        Awaitility.await().until(() -> told.equals(List.of(places)));
    }

    @AfterEach
    void close() {
        presence.close();
    }

    @Test
    void theIconIsPutWhereThereIsAPlaceAndShowsWhatComesLater() {
        host = true;
        start(Duration.ZERO);
        await(TrayPlace.SHOWN);
        onUi(() -> view.set(new TrayView(TrayState.RECORDING, "second", List.of())));

        assertEquals(List.of("put", "first", "second"), icon);
    }

    @Test
    void withoutAPlaceThatIsToldAndThePlaceThatComesLaterIsUsed() {
        start(Duration.ZERO);
        await(TrayPlace.NONE);
        host = true;
        await(TrayPlace.NONE, TrayPlace.SHOWN);

        assertEquals(List.of("put", "first"), icon);
    }

    @Test
    void aPlaceThatGoesIsToldAndTheIconIsNotPutTwice() {
        host = true;
        start(Duration.ZERO);
        await(TrayPlace.SHOWN);
        host = false;
        await(TrayPlace.SHOWN, TrayPlace.NONE);
        host = true;
        await(TrayPlace.SHOWN, TrayPlace.NONE, TrayPlace.SHOWN);

        assertEquals(List.of("put", "first"), icon);
    }

    @Test
    void anIconThatCannotBePutIsNoPlaceAndIsNotTriedAgain() {
        host = true;
        iconFits = false;
        start(Duration.ZERO);
        await(TrayPlace.NONE);
        Awaitility.await().during(OFTEN.multipliedBy(10)).until(() -> icon.equals(List.of("put")));
    }

    @Test
    void anIconThatIsNotTakenInTimeIsNoPlaceUntilItIsThere() {
        taking = new CompletableFuture<>();
        host = true;
        start(LATE, SOON);
        await(TrayPlace.NONE);
        taking.complete(null);
        await(TrayPlace.NONE, TrayPlace.SHOWN);

        assertEquals(List.of("put", "first"), icon);
    }

    @Test
    void anIconThatIsTakenAfterClosingIsTakenAway() {
        taking = new CompletableFuture<>();
        host = true;
        start(LATE, SOON);
        await(TrayPlace.NONE);
        presence.close();
        taking.complete(null);

        Awaitility.await().until(() -> icon.contains("closed"));
    }

    @Test
    void atALoginAPanelThatComesLateIsWaitedFor() {
        start(Duration.ofMinutes(1));
        Awaitility.await().during(OFTEN.multipliedBy(10)).until(told::isEmpty);
        host = true;
        await(TrayPlace.SHOWN);
    }

    @Test
    void closingTakesTheIconAway() {
        host = true;
        start(Duration.ZERO);
        await(TrayPlace.SHOWN);
        presence.close();

        assertEquals("closed", icon.getLast());
    }
}
