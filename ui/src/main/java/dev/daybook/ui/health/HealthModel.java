package dev.daybook.ui.health;

import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import java.nio.file.Path;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * How the daemon is, followed while somebody looks: asked again on every change, every ten seconds, and when another
 * daemon is there. Used on the JavaFX thread.
 */
final class HealthModel {

    private static final int EVERY = 10;

    private final Live live;
    private final Navigator navigator;
    private final Answers answers;
    private final PageWriter writer;
    private final BackupNow backup;
    private final ReadOnlyObjectWrapper<HealthPage> page;
    private boolean shown;
    private int seconds;

    /**
     * Nothing is asked yet.
     *
     * @param backups the folder they lie in
     */
    HealthModel(Live live, LocalTimes times, Navigator navigator, Path backups) {
        this.live = live;
        this.navigator = navigator;
        this.answers = new Answers(live, this::write);
        this.writer = new PageWriter(answers, times, backups.toString());
        this.backup = new BackupNow(live, navigator, this::ask);
        this.page = new ReadOnlyObjectWrapper<>(HealthPage.nothing(live.link() instanceof Link.Away));
        // Another daemon is told as a change of everything.
        live.onChange(changed -> ask());
        live.nowProperty().addListener((now, before, after) -> tick());
        live.linkProperty().addListener((link, before, after) -> write());
    }

    ReadOnlyObjectProperty<HealthPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The time as the page goes by it. */
    Instant now() {
        return live.now();
    }

    void shown() {
        shown = true;
        ask();
        write();
    }

    void hidden() {
        shown = false;
    }

    /** Starts a plan at once. */
    void trigger(String plan) {
        live.ask(Call.triggerPlan(plan), started -> say(plan, started), this::refused);
    }

    private void say(String plan, PlanTriggered answer) {
        navigator.say(switch (answer.reason()) {
            case "started" -> "Started " + plan;
            case "active_session" -> plan + " is not started: a run of it goes on";
            case "orphan_recovered" -> plan + " is not started: a run that only claimed to go on has been failed; "
                    + "start it again";
            default -> plan + (answer.triggered() ? " was started" : " is not started: " + answer.reason());
        });
        ask();
    }

    /**
     * Lets a plan's trigger start it, or not.
     *
     * @param unchanged told when that came to nothing
     */
    void enable(String plan, boolean enabled, Runnable unchanged) {
        live.ask(Call.enablePlan(plan, enabled), this::enabled, failure -> {
            unchanged.run();
            refused(failure);
            ask();
        });
    }

    private void enabled(Plan plan) {
        navigator.say(plan.enabled()
                ? "Enabled " + plan.name()
                : "Disabled " + plan.name() + ": it is started by hand alone");
        ask();
    }

    /** Makes a backup, and tells the person what came of it. */
    BackupNow backup() {
        return backup;
    }

    /** Stops the daemon, after the person said yes. */
    void stop() {
        navigator.ask(new Question("Stop recording?",
                "The daemon ends: nothing is recorded and no plan starts until it is started again. "
                        + "Commands that run go on without it.",
                "Stop recording", "Keep recording", true,
                () -> live.ask(Call.stop(), stopping -> navigator.say("The daemon is stopping"), this::refused)));
    }

    private void refused(ClientException failure) {
        navigator.say(String.valueOf(failure.getMessage()));
    }

    private void tick() {
        seconds++;
        if (seconds >= EVERY) {
            ask();
        }
        write();
    }

    private void ask() {
        if (shown && live.link().connected()) {
            seconds = 0;
            answers.ask();
        }
    }

    private void write() {
        if (shown) {
            page.set(writer.page(live.link(), live.now()));
        }
    }
}
