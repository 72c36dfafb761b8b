package dev.daybook.operation;

/**
 * A worker and its process. A pid alone names nobody: the kernel gives it away again.
 *
 * @param startTicks when the process started, as the kernel counts (proc_pid_stat(5), field 22)
 */
public record WorkerIdentity(String id, long pid, long startTicks, String bootId) {}
