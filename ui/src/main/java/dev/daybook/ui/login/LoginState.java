package dev.daybook.ui.login;

/** Whether Daybook starts at login. */
public sealed interface LoginState {

    /** It does. */
    record On() implements LoginState {}

    /** It does not, or nobody has looked yet. */
    record Off() implements LoginState {}

    /**
     * Something else does, or only a part of it: to switch it on puts that right.
     *
     * @param what that is, one line
     */
    record Otherwise(String what) implements LoginState {}

    /**
     * It cannot be had on this system.
     *
     * @param reason one line
     */
    record Impossible(String reason) implements LoginState {}
}
