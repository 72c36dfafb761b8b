package dev.daybook.prune;

import dev.daybook.platform.InstanceLock;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that holds the lock of its argument until it is ended, and says when it does. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] args) throws Exception {
        try (InstanceLock _ = InstanceLock.acquire(Path.of(args[0]), "a test")) {
            System.out.println("held");
            new CountDownLatch(1).await();
        }
    }
}
