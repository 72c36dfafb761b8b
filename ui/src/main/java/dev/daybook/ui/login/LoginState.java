package dev.daybook.ui.login;

/** Whether the desktop starts at login. */
public sealed interface LoginState {

    /** It does. */
    record On() implements LoginState {}

    /** It does not, or nobody has looked yet. */
    record Off() implements LoginState {}

    /**
     * It cannot be had on this system.
     *
     * @param reason one line
     */
    record Impossible(String reason) implements LoginState {}
}
