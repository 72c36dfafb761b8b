package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the system tells of this boot. Linux tells both; elsewhere they are empty. */
public final class Boot {

    private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path UPTIME = Path.of("/proc/uptime");

    private Boot() {}

    /** The id the kernel gave this boot (random(4)); empty where there is none. */
    public static String id() {
        try {
            return Files.readString(ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Time since boot, sleep included, to a hundredth of a second (proc_uptime(5)); empty where it is not told. */
    public static Optional<Duration> uptime() {
        try {
            String text = Files.readString(UPTIME);
            double seconds = Double.parseDouble(text.substring(0, text.indexOf(' ')));
            return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
