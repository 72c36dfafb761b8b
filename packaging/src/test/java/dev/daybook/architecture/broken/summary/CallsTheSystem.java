package dev.daybook.architecture.broken.summary;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;

final class CallsTheSystem {

    static boolean byLinker() {
        return Linker.nativeLinker().defaultLookup().find("getpid").isPresent();
    }

    static long byMemory() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.allocate(1).byteSize();
        }
    }
}
