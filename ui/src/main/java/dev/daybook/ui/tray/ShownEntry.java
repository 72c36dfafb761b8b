package dev.daybook.ui.tray;

import dorkbox.systemTray.Checkbox;
import dorkbox.systemTray.Entry;
import dorkbox.systemTray.Menu;
import dorkbox.systemTray.MenuItem;
import dorkbox.systemTray.Separator;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An entry as it stands in the tray. */
final class ShownEntry {

    private final String key;
    private final Class<? extends TrayItem> kind;
    private final Entry entry;
    private final boolean mnemonics;
    private final @Nullable ShownMenu below;
    private volatile Runnable run = () -> {};

    /** For an item; says nothing before it is shown. */
    ShownEntry(TrayItem item, Executor ui, boolean mnemonics) {
        this.key = item.key();
        this.kind = item.getClass();
        this.mnemonics = mnemonics;
        this.entry = switch (item) {
            case TrayItem.Action action -> new MenuItem(text(action.text()), chosen -> ui.execute(() -> run.run()));
            case TrayItem.Toggle toggle -> new Checkbox(text(toggle.text()), chosen -> ui.execute(() -> run.run()));
            case TrayItem.Submenu submenu -> new Menu(text(submenu.text()));
            case TrayItem.Label label -> new MenuItem(text(label.text()));
            case TrayItem.Separator line -> new Separator();
        };
        this.below = entry instanceof Menu menu ? new ShownMenu(menu, ui, mnemonics) : null;
    }

    Entry entry() {
        return entry;
    }

    /** Whether this entry is that item's. */
    boolean stands(TrayItem item) {
        return kind == item.getClass() && key.equals(item.key());
    }

    void show(TrayItem item) {
        switch (item) {
            case TrayItem.Action action -> {
                run = action.run();
                say((MenuItem) entry, action.text(), action.enabled());
            }
            case TrayItem.Toggle toggle -> {
                run = toggle.run();
                check((Checkbox) entry, toggle);
            }
            case TrayItem.Submenu submenu -> {
                say((MenuItem) entry, submenu.text(), true);
                if (below != null) {
                    below.show(submenu.items());
                }
            }
            case TrayItem.Label label -> say((MenuItem) entry, label.text(), false);
            case TrayItem.Separator line -> {
            }
        }
    }

    private void say(MenuItem item, String text, boolean enabled) {
        if (!text(text).equals(item.getText())) {
            item.setText(text(text));
        }
        if (enabled != item.getEnabled()) {
            item.setEnabled(enabled);
        }
    }

    /** The library ticks it by itself when it is clicked, whatever comes of that. */
    private void check(Checkbox box, TrayItem.Toggle toggle) {
        if (!text(toggle.text()).equals(box.getText())) {
            box.setText(text(toggle.text()));
        }
        if (toggle.on() != box.getChecked()) {
            box.setChecked(toggle.on());
        }
    }

    private String text(String said) {
        return mnemonics ? said.replace("_", "__") : said;
    }
}
