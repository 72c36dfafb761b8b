package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.daybook.platform.process.SpawnFailure.Kind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes as leaders of process sessions of their own, with default signals, nothing blocked and no descriptor
 * of this process but the three streams. {@link ProcessBuilder} is not used beside it: it reaps what it did not start.
 */
public final class Spawn {

    private static final NativeFunction SPAWN = new NativeFunction("posix_spawn",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private Spawn() {}

    /**
     * Starts it.
     *
     * @throws SpawnFailure when it cannot be started; nothing is left of it then
     */
    public static Child start(SpawnRequest request) throws SpawnFailure {
        Linux.require();
        checkFolder(request.folder());
        checkText(request);
        Path program = new ProgramSearch(request.folder(), request.environment()).find(request.command().getFirst());
        try (Arena arena = Arena.ofConfined()) {
            SpawnPlan plan = new SpawnPlan(arena, request);
            try {
                return spawn(arena, plan, program, request);
            } finally {
                plan.destroy();
            }
        }
    }

    private static Child spawn(Arena arena, SpawnPlan plan, Path program, SpawnRequest request) throws SpawnFailure {
        MemorySegment pid = arena.allocate(JAVA_INT);
        MemorySegment environment = NativeStrings.array(arena, NativeStrings.entries(request.environment()));
        MemorySegment file = NativeStrings.one(arena, ByteText.of(program));
        int error = call(pid, file, plan, NativeStrings.array(arena, request.command()), environment);
        if (error == Errors.ENOEXEC) {
            // A script without a first line that names its shell; shells and env run it by sh, so does this.
            List<String> bySh = new ArrayList<>(List.of("sh", ByteText.of(program)));
            bySh.addAll(request.command().subList(1, request.command().size()));
            error = call(pid, NativeStrings.one(arena, "/bin/sh"), plan, NativeStrings.array(arena, bySh), environment);
        }
        if (error != 0) {
            throw failure(program, error);
        }
        return Child.started(pid.get(JAVA_INT, 0));
    }

    private static int call(MemorySegment pid, MemorySegment file, SpawnPlan plan, MemorySegment arguments,
            MemorySegment environment) {
        return (int) SPAWN.call(pid, file, plan.actions(), plan.attributes(), arguments, environment).value();
    }

    private static SpawnFailure failure(Path file, int error) {
        String text = Errors.text(error);
        String program = ByteText.shown(file);
        return switch (error) {
            case Errors.ENOENT, Errors.ENOTDIR -> Files.exists(file)
                    ? new SpawnFailure(Kind.NOT_EXECUTABLE, program + ": the interpreter that it names is not there")
                    : new SpawnFailure(Kind.NOT_FOUND, program + ": " + text);
            case Errors.EACCES, Errors.ENOEXEC, Errors.E2BIG ->
                new SpawnFailure(Kind.NOT_EXECUTABLE, program + ": " + text);
            default -> new SpawnFailure(Kind.REFUSED, program + " cannot be started: " + text);
        };
    }

    private static void checkFolder(Path folder) throws SpawnFailure {
        if (!Files.isDirectory(folder)) {
            throw new SpawnFailure(Kind.NO_FOLDER, "there is no folder " + ByteText.shown(folder));
        } else if (!Files.isExecutable(folder)) {
            throw new SpawnFailure(Kind.NO_FOLDER, "the folder " + ByteText.shown(folder) + " may not be entered");
        }
    }

    private static void checkText(SpawnRequest request) throws SpawnFailure {
        if (request.command().isEmpty()) {
            throw new SpawnFailure(Kind.NOT_FOUND, "there is no command");
        }
        List<String> all = new ArrayList<>(request.command());
        all.addAll(NativeStrings.entries(request.environment()));
        if (all.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw new SpawnFailure(Kind.REFUSED, "an argument or a variable contains a NUL, which no process can have");
        }
    }
}
