package dev.daybook.capture;

/**
 * The port behind which each window system sits. Called from the recorder's thread alone, about once a second, so an
 * observation costs next to nothing and returns within half a second whatever the window system does. A source heals by
 * itself: when what it watches goes away it answers {@link Observation.Blind} and tries again on later calls.
 */
public interface ActivitySource extends AutoCloseable {

    /** Short name for health and status, for instance {@code x11}. */
    String name();

    /** Looks once. Never throws for what the outside world does. */
    Observation observe();

    /** Frees what it holds. Idempotent. */
    @Override
    void close();
}
