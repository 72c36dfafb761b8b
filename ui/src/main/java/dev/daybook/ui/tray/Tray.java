package dev.daybook.ui.tray;

/** An icon with a menu among those of the desktop. */
public interface Tray extends AutoCloseable {

    /** Shows this from now on. Returns at once. */
    void show(TrayView view);

    /** Takes the icon away. */
    @Override
    void close();
}
