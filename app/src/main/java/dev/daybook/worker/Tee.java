package dev.daybook.worker;

import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Descriptors;
import dev.daybook.platform.process.Descriptors.Pipe;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnFailure;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A pipe into a process of its own that copies to one of our streams and to the log. Not a thread of ours: when this
 * process is killed, the command's output goes on. It ends at the end of what it reads, and by SIGPIPE when nobody reads
 * what it writes, upon which the command gets SIGPIPE too.
 */
final class Tee {

    /** All of this process that have not ended: one may outlive its attempt, as long as something holds its pipe. */
    private static final Set<Tee> LIVING = ConcurrentHashMap.newKeySet();

    private final int writeEnd;
    private final Child child;

    private Tee(int writeEnd, Child child) {
        this.writeEnd = writeEnd;
        this.child = child;
    }

    /**
     * Starts one.
     *
     * @param stream our stream to copy to, 1 or 2
     */
    static Tee to(int stream, Path log) throws IOException {
        Pipe pipe = Descriptors.pipe();
        try {
            Tee tee = new Tee(pipe.writeEnd(), Spawn.start(request(pipe.readEnd(), stream, log)));
            LIVING.add(tee);
            return tee;
        } catch (SpawnFailure e) {
            Descriptors.close(pipe.writeEnd());
            throw new IOException("the command's output cannot be logged: " + e.getMessage(), e);
        } finally {
            Descriptors.close(pipe.readEnd());
        }
    }

    private static SpawnRequest request(int input, int stream, Path log) {
        // Its errors go nowhere, so that it holds our one stream and no other. No mark: it is none of the command's.
        return SpawnRequest.plain(List.of("tee", "-a", "-i", ByteText.of(log)), Path.of("/"),
                Map.of("PATH", OwnProcess.environment().getOrDefault("PATH", "/usr/bin:/bin")),
                new Stdio.Inherit(input),
                new Stdio.Inherit(stream), new Stdio.Nowhere());
    }

    Stdio stdio() {
        return new Stdio.Inherit(writeEnd);
    }

    /** Numbers of all that live, those of earlier attempts too. */
    static Set<Long> living() {
        LIVING.removeIf(Tee::hasEnded);
        return LIVING.stream().map(tee -> tee.child.pid()).collect(Collectors.toSet());
    }

    void letGo() {
        Descriptors.close(writeEnd);
    }

    boolean hasEnded() {
        child.reap();
        return child.isReaped();
    }
}
