package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import dev.daybook.platform.Boot;
import dev.daybook.platform.LocalZone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The clock, by which all else is told. */
final class MachineChapter {

    private static final Duration LITTLE = Duration.ofMinutes(1);
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    private MachineChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        Instant now = patient.clock().instant();
        ZoneId zone = LocalZone.now();
        findings.ok("zone", zone + ", UTC" + zone.getRules().getOffset(now).getId().replace("Z", "")
                + (zone.equals(patient.clock().getZone()) ? "" : "; this program took " + patient.clock().getZone()));
        SmallFile.value("/proc/stat", "btime ").flatMap(MachineChapter::second)
                .ifPresent(boot -> Boot.uptime().ifPresent(up -> clock(now, boot, up, findings)));
        return findings.chapter("Clock");
    }

    private static Optional<Instant> second(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The kernel keeps the moment of the boot by the clock as it was set last; what differs was read meanwhile. */
    private static void clock(Instant now, Instant boot, Duration up, Findings findings) {
        Duration off = Duration.between(boot.plus(up), now).abs();
        String up24 = "up for " + up.toDays() + " d " + up.toHoursPart() + " h"
                + (Files.exists(SYNCHRONISED) ? ", synchronised" : "");
        if (off.compareTo(LITTLE) > 0) {
            findings.note("clock", up24 + ", and this program's time differs by " + off.toSeconds()
                    + " s from the kernel's", "end what gives this program another time, for instance faketime");
        } else {
            findings.ok("clock", up24);
        }
    }
}
