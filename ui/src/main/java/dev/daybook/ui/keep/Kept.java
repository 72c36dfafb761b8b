package dev.daybook.ui.keep;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * What the desktop remembers, in a small file. Losing it costs a person a window's place, so a file that cannot be read
 * is put beside and a fresh one begun. The JavaFX thread owns it; the file is written elsewhere, the newest alone when
 * several wait.
 */
public final class Kept {

    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

    private final Path file;
    private final Executor writing;
    private final AtomicReference<@Nullable Remembered> due = new AtomicReference<>();
    private Remembered remembered;

    private Kept(Path file, Executor writing, Remembered remembered) {
        this.file = file;
        this.writing = writing;
        this.remembered = remembered;
    }

    /** Reads what was remembered, or begins anew; writes where it is told of a change. */
    public static Kept in(Path file) {
        return in(file, Runnable::run);
    }

    /**
     * The same, written elsewhere.
     *
     * @param writing runs one task after the other; what it refuses is not remembered
     */
    public static Kept in(Path file, Executor writing) {
        return new Kept(file, writing, read(file));
    }

    public Remembered get() {
        return remembered;
    }

    /** Remembers something else; it is on disk soon, as far as it can be. */
    public void change(UnaryOperator<Remembered> change) {
        Remembered next = change.apply(remembered);
        if (next.equals(remembered)) {
            return;
        }
        remembered = next;
        if (due.getAndSet(next) == null) {
            try {
                writing.execute(this::write);
            } catch (RejectedExecutionException ending) {
                LOG.info("The desktop ends; its last change is not remembered");
            }
        }
    }

    private void write() {
        Remembered next = due.getAndSet(null);
        if (next == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.replace(file, Json.MAPPER.writeValueAsBytes(next));
        } catch (IOException e) {
            LOG.warn("The window's place is not remembered: {} cannot be written: {}", file, e.toString());
        }
    }

    private static Remembered read(Path file) {
        try {
            @Nullable
            Remembered read = Json.MAPPER.readValue(Files.readAllBytes(file), Remembered.class);
            // A file may hold no more than the word null.
            return read == null ? Remembered.NOTHING : read.orDefaults();
        } catch (NoSuchFileException first) {
            return Remembered.NOTHING;
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read and is begun anew; the old one is kept beside it: {}", file, e.toString());
            setAside(file);
            return Remembered.NOTHING;
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be put beside: {}", file, e.toString());
        }
    }
}
