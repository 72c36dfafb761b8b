package dev.daybook.ui.health;

import java.util.List;

/**
 * What the settings file says.
 *
 * @param rows all keys; empty when the file cannot be used
 * @param error why it cannot be used, with key and range; empty when it can
 */
record SettingsFile(List<SettingRow> rows, String error) {}
