package dev.daybook.ui.tray;

import java.util.List;

/**
 * What the tray shows.
 *
 * @param tooltip one line; a tray may have no place for it
 */
public record TrayView(TrayState state, String tooltip, List<TrayItem> items) {}
