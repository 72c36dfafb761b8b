package dev.daybook.platform.autostart;

/** Whether Daybook starts at login. Texts are one sentence for a person, without a full stop. */
public sealed interface AutostartState {

    /** All of it does, from this installation. */
    record On() implements AutostartState {}

    /** None of it does. */
    record Off() implements AutostartState {}

    /**
     * Some of it does.
     *
     * @param what which, and which not
     */
    record Partly(String what) implements AutostartState {}

    /**
     * Something else bears its name: another installation's, or changed by hand.
     *
     * @param what that is
     */
    record Foreign(String what) implements AutostartState {}

    /**
     * It cannot be had here.
     *
     * @param reason why
     */
    record Impossible(String reason) implements AutostartState {}
}
