package dev.daybook.architecture.broken.summary;

import java.io.IOException;

final class SpawnsProcesses {

    /** Starts something from a list of words. */
    interface Spawner {
        Process spawn(String[] command) throws IOException;
    }

    static Process byBuilder() throws IOException {
        return new ProcessBuilder("true").start();
    }

    static Process byRuntime() throws IOException {
        return Runtime.getRuntime().exec(new String[]{"true"});
    }

    static Spawner byReference() {
        return Runtime.getRuntime()::exec;
    }
}
