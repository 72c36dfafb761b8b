package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@link ByteText} as the C library takes it. */
final class NativeStrings {

    private NativeStrings() {}

    /** One, closed by a NUL. */
    static MemorySegment one(Arena arena, String bytes) {
        return arena.allocateFrom(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Several, closed by a null pointer. */
    static MemorySegment array(Arena arena, List<String> texts) {
        MemorySegment array = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            array.setAtIndex(ADDRESS, i, one(arena, texts.get(i)));
        }
        return array;
    }

    /** An environment, one entry a variable. */
    static List<String> entries(Map<String, String> environment) {
        return environment.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    }
}
