package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt.LeftIn;
import dev.daybook.platform.InstanceLock;
import dev.daybook.prune.LeavingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of operations, with their logs. */
public final class OperationFolderTrace implements Trace {

    private final Path folder;

    /**
     * @param folder one folder an operation
     */
    public OperationFolderTrace(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<LeftIn> erase(Forgotten forgotten, ForgetStore.Steps steps) throws InterruptedException {
        List<LeftIn> left = new ArrayList<>();
        for (String operation : forgotten.operations()) {
            steps.next(0);
            Path one = folder.resolve(operation);
            try {
                if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
                        && InstanceLock.isHeld(one.resolve("worker.lock"))) {
                    left.add(new LeftIn(one.toString(), "its worker still runs; delete it once that has ended"));
                } else {
                    LeavingFolder.remove(one);
                }
            } catch (IOException e) {
                left.add(new LeftIn(one.toString(), "it cannot be deleted: " + e.getMessage()));
            }
        }
        return left;
    }
}
