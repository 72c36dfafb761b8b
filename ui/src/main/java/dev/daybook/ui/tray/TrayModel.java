package dev.daybook.ui.tray;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.ui.attention.AttentionModel;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.recorder.RecorderModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the tray shows, and what its entries do. Used on the JavaFX thread. */
public final class TrayModel {

    private static final Duration NOTE_STAYS = Duration.ofMinutes(5);

    private final Live live;
    private final RecorderModel recorder;
    private final AttentionModel attention;
    private final LoginModel login;
    private final LocalTimes times;
    private final TrayDeeds deeds;
    private final Today today;
    private final UnderWay underWay;
    private final TrayMenu.Choices choices = new Chosen();
    private final ReadOnlyObjectWrapper<TrayView> view;
    private @Nullable Note note;

    private record Note(String text, Instant since) {}

    /** Follows them from now on. */
    public TrayModel(Live live, RecorderModel recorder, AttentionModel attention, LoginModel login, LocalTimes times,
            TrayDeeds deeds) {
        this.live = live;
        this.recorder = recorder;
        this.attention = attention;
        this.login = login;
        this.times = times;
        this.deeds = deeds;
        this.view = new ReadOnlyObjectWrapper<>(new TrayView(TrayState.AWAY, "Daybook", List.of()));
        this.today = new Today(live, times, this::show);
        this.underWay = new UnderWay(live, this::show);
        live.onChange(this::changed);
        live.linkProperty().addListener((link, before, after) -> linked(before, after));
        live.nowProperty().addListener((now, before, after) -> tick(before, after));
        recorder.wordsProperty().addListener((words, before, after) -> show());
        attention.concernsProperty().addListener((concerns, before, after) -> show());
        login.stateProperty().addListener((state, before, after) -> show());
        show();
    }

    public ReadOnlyObjectProperty<TrayView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Tells the person: in the window when it is open, otherwise in the menu and the tooltip for some minutes. */
    public void tell(String text) {
        if (!deeds.window().told(text)) {
            note = new Note(text, live.now());
        }
        show();
    }

    private void tell(ClientException failure) {
        tell(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }

    private void linked(Link before, Link after) {
        today.meetSession();
        if (before.connected() != after.connected() || !after.connected()) {
            show();
        }
    }

    private void changed(Changed changed) {
        if (changed.touches(Topic.TIMELINE) || changed.touches(Topic.SESSIONS)) {
            today.want();
            today.meetSession();
        }
        if (changed.touches(Topic.OPERATIONS)) {
            underWay.want();
        }
    }

    private void tick(Instant before, Instant now) {
        if (note != null && !now.isBefore(note.since().plus(NOTE_STAYS))) {
            note = null;
        }
        // A second may be left out.
        if (before.getEpochSecond() / 60 != now.getEpochSecond() / 60) {
            login.refresh();
            if (live.link().connected()) {
                today.want();
            }
            show();
        }
    }

    private void show() {
        TrayFacts facts = new TrayFacts(live.link(), recorder.wordsProperty().get(), today.activeSeconds(),
                today.sessionSince(), underWay.operations(), attention.concernsProperty().get(),
                login.stateProperty().get(), note == null ? "" : note.text(), live.now());
        TrayWords words = new TrayWords(facts, times);
        view.set(new TrayView(words.state(), words.tooltip(), new TrayMenu(facts, words, choices).items()));
    }

    /** What the entries do. */
    private final class Chosen implements TrayMenu.Choices {

        @Override
        public void open() {
            note = null;
            deeds.open().run();
            show();
        }

        @Override
        public void pauseMinutes(int minutes) {
            recorder.pauseFor(Duration.ofMinutes(minutes), TrayModel.this::tell);
        }

        @Override
        public void pauseUntilTomorrow() {
            recorder.pauseUntilTomorrow(TrayModel.this::tell);
        }

        @Override
        public void pauseUntilResumed() {
            recorder.pauseUntilResumed(TrayModel.this::tell);
        }

        @Override
        public void resume() {
            recorder.resume(TrayModel.this::tell);
        }

        @Override
        public void cancel(Operation operation) {
            live.ask(Call.cancel(operation.id(), new CancelRequest(null)), said -> {
                tell(said.message());
                underWay.want();
            }, TrayModel.this::tell);
        }

        @Override
        public void startDaemon() {
            deeds.startDaemon().accept(TrayModel.this::tell);
        }

        @Override
        public void launchAtLogin(boolean on) {
            login.choose(on, TrayModel.this::tell);
        }

        @Override
        public void quit() {
            deeds.quit().run();
        }

        @Override
        public void stopAndQuit() {
            live.ask(Call.stop(), stopping -> deeds.quit().run(), TrayModel.this::tell);
        }
    }
}
