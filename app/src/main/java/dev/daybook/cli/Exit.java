package dev.daybook.cli;

/** What the shell is told; 69, 75 and 78 as in sysexits.h. */
enum Exit {
    DONE(0), FAILED(1), USAGE(2), NOT_REACHABLE(69), HELD_BY_ANOTHER(75), BAD_CONFIGURATION(78);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
