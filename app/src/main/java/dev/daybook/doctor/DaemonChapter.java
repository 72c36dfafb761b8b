package dev.daybook.doctor;

import dev.daybook.api.Health;
import dev.daybook.doctor.Report.Chapter;
import dev.daybook.platform.autostart.Autostart;
import dev.daybook.platform.autostart.AutostartState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether the daemon runs, who sees to it, and what it says needs attention. */
final class DaemonChapter {

    private static final String REPAIR = "run 'daybook autostart enable'";

    private DaemonChapter() {}

    static Chapter of(Patient patient, Answers answers, Findings findings) {
        answers.health().ifPresentOrElse(health -> told(patient, health, findings),
                () -> silent(patient, answers, findings));
        patient.autostart().ifPresent(autostart -> startsAtLogin(autostart, findings));
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
        patient.autostart().flatMap(autostart -> autostart.watcher(launch.pid())).ifPresentOrElse(
                who -> findings.ok("supervised", "by " + who),
                () -> findings.ok("supervised", "by nobody; the next 'daybook' starts it when it is gone"));
        health.notices().forEach(notice -> findings.problem("says", findings.foreign(notice),
                "see 'daybook status' for all of it"));
    }

    private static void silent(Patient patient, Answers answers, Findings findings) {
        if (answers.running()) {
            findings.problem("runs", answers.failure(), "run 'daybook stop', or end its process, and 'daybook daemon'");
        } else if (HeldLock.isOn(patient.directories().lock())
                || HeldLock.isOn(patient.directories().data().resolve("daemon.lock"))) {
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

    private static void startsAtLogin(Autostart autostart, Findings findings) {
        try {
            switch (autostart.state()) {
                case AutostartState.On() -> findings.ok("at login", "starts by itself");
                case AutostartState.Off() -> findings.ok("at login", "does not start by itself; 'daybook autostart"
                        + " enable' has it do so");
                case AutostartState.Partly(String what) -> findings.note("at login", what, REPAIR);
                case AutostartState.Foreign(String what) -> findings.note("at login", what, REPAIR);
                case AutostartState.Impossible(String reason) -> findings.note("at login", reason, null);
            }
        } catch (IOException e) {
            findings.note("at login", "cannot be told: " + findings.foreign(String.valueOf(e.getMessage())), null);
        }
    }
}
