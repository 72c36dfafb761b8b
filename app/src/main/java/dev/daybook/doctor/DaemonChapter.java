package dev.daybook.doctor;

import dev.daybook.api.Health;
import dev.daybook.doctor.Report.Chapter;
import dev.daybook.platform.Autostart;
import dev.daybook.platform.InstanceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether the daemon runs, who sees to it, and what it says needs attention. */
final class DaemonChapter {

    private DaemonChapter() {}

    static Chapter of(Patient patient, Answers answers, Findings findings) {
        answers.health().ifPresentOrElse(health -> told(patient, health, findings),
                () -> silent(patient, answers, findings));
        startsAtLogin(patient, findings);
        return findings.chapter("Daemon");
    }

    private static void told(Patient patient, Health health, Findings findings) {
        Health.Launch launch = health.launch();
        Duration up = Duration.between(launch.started(), patient.clock().instant());
        findings.ok("runs", "process " + launch.pid() + ", up for " + up.toHours() + " h " + up.toMinutesPart()
                + " min, launch " + launch.id());
        if (health.version().equals(patient.version())) {
            findings.ok("version", health.version());
        } else {
            findings.note("version", health.version() + ", and this program is " + patient.version(),
                    "run 'daybook stop' and 'daybook daemon' to have both of one version");
        }
        supervisor(launch.pid()).ifPresentOrElse(unit -> findings.ok("supervised", "by " + unit),
                () -> findings.ok("supervised", "by nobody; the next 'daybook' starts it when it is gone"));
        health.notices().forEach(notice -> findings.problem("says", findings.foreign(notice),
                "see 'daybook status' for all of it"));
    }

    /** The control group that systemd put it in; empty where it was started by hand. */
    private static Optional<String> supervisor(long pid) {
        return SmallFile.text("/proc/" + pid + "/cgroup")
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(unit -> unit.endsWith(".service") && unit.contains("daybook"));
    }

    private static void silent(Patient patient, Answers answers, Findings findings) {
        if (answers.running()) {
            findings.problem("runs", answers.failure(), "run 'daybook stop', or end its process, and 'daybook daemon'");
        } else if (isHeld(patient.directories().lock())
                || isHeld(patient.directories().data().resolve("daemon.lock"))) {
            findings.problem("runs", "a daemon holds the data and does not listen at "
                    + patient.directories().socket(), "if it stays so for a minute, end its process");
        } else {
            findings.problem("runs", "no daemon runs: nothing is recorded", "run 'daybook daemon'");
        }
        Path socket = patient.directories().socket();
        if (Files.exists(socket) && !answers.running()) {
            findings.ok("socket", "left by a daemon that was killed; the next one replaces it");
        }
    }

    private static boolean isHeld(Path lock) {
        try {
            return InstanceLock.isHeld(lock);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void startsAtLogin(Patient patient, Findings findings) {
        if (patient.install().isEmpty()) {
            return;
        }
        Autostart autostart = Autostart.of(patient.install().get(), patient.environment(), patient.home());
        try {
            autostart.hindrance().ifPresentOrElse(why -> findings.note("at login", why, null), () -> {});
            if (autostart.hindrance().isEmpty()) {
                findings.ok("at login", autostart.enabled() ? "starts by itself" : "does not start by itself");
            }
        } catch (IOException e) {
            findings.note("at login", "cannot be told: " + findings.foreign(String.valueOf(e.getMessage())), null);
        }
    }
}
