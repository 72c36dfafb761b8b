package dev.daybook.store;

import java.util.PrimitiveIterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Many threads at once, each taking the next number. */
final class Callers {

    private Callers() {}

    static void all(int callers, LongStream numbers, LongConsumer call) {
        PrimitiveIterator.OfLong left = numbers.iterator();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<?> done : Stream.generate(() -> threads.submit(() -> take(left, call))).limit(callers)
                    .toList()) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a caller failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void take(PrimitiveIterator.OfLong left, LongConsumer call) {
        while (true) {
            long number;
            synchronized (left) {
                if (!left.hasNext()) {
                    return;
                }
                number = left.nextLong();
            }
            call.accept(number);
        }
    }
}
