package dev.daybook.worker;

/** Where a command's streams lead. */
public enum Mode {
    /** Input nowhere, output to the log alone. */
    DETACHED,
    /** To where this process's own streams lead, as if the command had been started in its place; a copy to the log. */
    FOREGROUND
}
