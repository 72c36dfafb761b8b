package dev.daybook.ui.login;

/** Whether the desktop starts at login. */
public sealed interface LaunchAtLogin {

    /** It does. */
    record On() implements LaunchAtLogin {}

    /** It does not, or nobody has looked yet. */
    record Off() implements LaunchAtLogin {}

    /**
     * It cannot be had on this system.
     *
     * @param reason one line
     */
    record Impossible(String reason) implements LaunchAtLogin {}
}
