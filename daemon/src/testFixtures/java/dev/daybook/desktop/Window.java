package dev.daybook.desktop;

/**
 * A window that a test opened. Closing it ends its program; the window is then gone.
 *
 * @param id the X server's number for it
 */
public record Window(long id, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
