package dev.daybook.operation;

/**
 * The process that a worker started: it leads the operation's process session.
 *
 * @param startTicks when it started, as the kernel counts (proc_pid_stat(5), field 22)
 */
public record Leader(long pid, long startTicks) {}
