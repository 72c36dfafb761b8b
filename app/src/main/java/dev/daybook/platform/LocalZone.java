package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The person's zone now. The JVM reads it once; a daemon that runs for weeks has to follow a traveller. */
public final class LocalZone {

    private static final Path LINK = Path.of("/etc/localtime");
    private static final String ZONES = "zoneinfo/";

    private LocalZone() {}

    /** The zone {@code /etc/localtime} links to now (localtime(5)); the JVM's own where TZ is set or it is no such link. */
    public static ZoneId now() {
        if (System.getenv("TZ") != null || !Files.isSymbolicLink(LINK)) {
            return ZoneId.systemDefault();
        }
        try {
            String target = Files.readSymbolicLink(LINK).toString();
            int zones = target.lastIndexOf(ZONES);
            return zones < 0 ? ZoneId.systemDefault() : ZoneId.of(target.substring(zones + ZONES.length()));
        } catch (IOException | DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }
}
