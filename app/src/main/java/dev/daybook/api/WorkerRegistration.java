package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker makes itself known to a daemon it has not spoken to.
 *
 * @param workerId {@code wk_} and ten letters and digits, the worker's own for its life
 * @param startTicks of the worker's process, as the kernel counts them (proc_pid_stat(5), field 22)
 * @param bootId of the boot it runs in
 * @param held operations in its hands
 * @param ended attempts that have ended since it last spoke to any daemon
 */
public record WorkerRegistration(
        String workerId,
        long pid,
        long startTicks,
        String bootId,
        @Nullable List<HeldOperation> held,
        @Nullable List<ExitRecord> ended) {}
