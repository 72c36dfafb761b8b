package dev.daybook.ui.tray;

import dev.daybook.api.Operation;
import dev.daybook.ui.login.LoginState;
import dev.daybook.ui.recorder.RecorderState;
import dev.daybook.ui.tray.TrayItem.Action;
import dev.daybook.ui.tray.TrayItem.Label;
import dev.daybook.ui.tray.TrayItem.Separator;
import dev.daybook.ui.tray.TrayItem.Submenu;
import dev.daybook.ui.tray.TrayItem.Toggle;
import java.util.ArrayList;
import java.util.List;

/** The menu's entries, in their order. */
record TrayMenu(TrayFacts facts, TrayWords words, Choices choices) {

    /** What the entries ask for. */
    interface Choices {

        void open();

        void pauseMinutes(int minutes);

        void pauseUntilTomorrow();

        void pauseUntilResumed();

        void resume();

        void cancel(Operation operation);

        void startDaemon();

        void launchAtLogin(boolean on);

        void quit();

        void stopAndQuit();
    }

    List<TrayItem> items() {
        List<TrayItem> items = new ArrayList<>();
        boolean there = facts.link().connected();
        items.add(new Label("day", there ? words.day() : words.away()));
        if (!facts.note().isEmpty()) {
            items.add(new Label("note", TrayWords.cut(facts.note(), 72)));
        }
        words.concerns().ifPresent(text -> items.add(new Action("attention", "! " + text, true, choices::open)));
        items.add(new Separator("first"));
        items.add(new Action("open", "Open Daybook", true, choices::open));
        if (there) {
            items.add(recording());
            items.add(new Submenu("running", "Running", running()));
        } else {
            // There also while it cannot be chosen: an entry that comes while the menu is open would close it.
            items.add(new Action("start", "Start daemon", words.canStart(), choices::startDaemon));
        }
        items.add(new Separator("second"));
        items.add(login());
        items.add(new Action("quit", "Quit Daybook", true, choices::quit));
        if (there) {
            items.add(new Action("stop", "Stop recording and quit", true, choices::stopAndQuit));
        }
        return items;
    }

    private TrayItem recording() {
        if (facts.recorder().state() == RecorderState.PAUSED) {
            return new Action("resume", "Resume", true, choices::resume);
        }
        return new Submenu("pause", "Pause", List.of(
                new Action("15", "15 minutes", true, () -> choices.pauseMinutes(15)),
                new Action("60", "1 hour", true, () -> choices.pauseMinutes(60)),
                new Action("tomorrow", "Until tomorrow", true, choices::pauseUntilTomorrow),
                new Action("resumed", "Until resumed", true, choices::pauseUntilResumed)));
    }

    private List<TrayItem> running() {
        if (facts.operations().isEmpty()) {
            return List.of(new Label("none", "Nothing runs"));
        }
        return facts.operations().stream().<TrayItem>map(operation -> new Submenu(operation.id(),
                words.operation(operation), List.of(cancel(operation)))).toList();
    }

    private TrayItem cancel(Operation operation) {
        boolean asked = operation.cancelRequested() != null;
        return new Action("cancel", asked ? "Stopping…" : "Cancel", !asked, () -> choices.cancel(operation));
    }

    private TrayItem login() {
        return switch (facts.login()) {
            case LoginState.Impossible no -> new Action("login", "Launch at login", false, () -> {});
            case LoginState.On on -> new Toggle("login", "Launch at login", true,
                    () -> choices.launchAtLogin(false));
            case LoginState.Off off -> new Toggle("login", "Launch at login", false,
                    () -> choices.launchAtLogin(true));
            case LoginState.Otherwise otherwise -> new Toggle("login", "Launch at login (put it right)", false,
                    () -> choices.launchAtLogin(true));
        };
    }
}
