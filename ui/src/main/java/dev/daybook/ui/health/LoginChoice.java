package dev.daybook.ui.health;

/**
 * What can be said and done about launch at login.
 *
 * @param possible whether it can be switched
 * @param hindrance why it cannot, or why the last wish came to nothing; empty otherwise
 */
record LoginChoice(boolean possible, boolean enabled, String hindrance) {}
