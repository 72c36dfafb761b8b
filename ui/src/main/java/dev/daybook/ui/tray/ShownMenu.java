package dev.daybook.ui.tray;

import dorkbox.systemTray.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A menu as it stands in the tray. What changed is changed in place; entries come and go only with what they are about,
 * since the desktop builds its menu anew for each. Used on one thread.
 */
final class ShownMenu {

    private final Menu menu;
    private final Executor ui;
    private final boolean mnemonics;
    private final List<ShownEntry> entries = new ArrayList<>();

    /**
     * Of a menu without entries.
     *
     * @param ui runs on the JavaFX thread what a person chose
     * @param mnemonics whether an underline in a text would be taken for a key's mark
     */
    ShownMenu(Menu menu, Executor ui, boolean mnemonics) {
        this.menu = menu;
        this.ui = ui;
        this.mnemonics = mnemonics;
    }

    void show(List<TrayItem> items) {
        List<ShownEntry> gone = entries.stream().filter(entry -> items.stream().noneMatch(entry::stands)).toList();
        gone.forEach(this::remove);
        // The library takes away a line between groups that has come to stand first or last.
        entries.removeIf(entry -> !menu.getEntries().contains(entry.entry()));
        for (int i = 0; i < items.size(); i++) {
            TrayItem item = items.get(i);
            if (i < entries.size() && !entries.get(i).stands(item)
                    && entries.stream().anyMatch(entry -> entry.stands(item))) {
                // The order is another one.
                List.copyOf(entries.subList(i, entries.size())).forEach(this::remove);
            }
            if (i == entries.size() || !entries.get(i).stands(item)) {
                ShownEntry made = new ShownEntry(item, ui, mnemonics);
                entries.add(i, made);
                menu.add(made.entry(), i);
            }
            entries.get(i).show(item);
        }
    }

    private void remove(ShownEntry entry) {
        entries.remove(entry);
        menu.remove(entry.entry());
    }
}
