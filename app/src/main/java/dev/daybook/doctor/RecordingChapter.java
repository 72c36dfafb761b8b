package dev.daybook.doctor;

import dev.daybook.api.Recorder;
import dev.daybook.doctor.Report.Chapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the desktop can be seen, and is. What it shows is not told. */
final class RecordingChapter {

    private static final Pattern LOCAL_DISPLAY = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");

    private RecordingChapter() {}

    static Chapter of(Patient patient, Answers answers, Findings findings) {
        answers.health().ifPresent(health -> recorder(health.recorder(), findings));
        display(patient, findings);
        return findings.chapter("Recording");
    }

    private static void recorder(Recorder recorder, Findings findings) {
        String reason = recorder.reason();
        String said = recorder.state() + (recorder.source().isEmpty() ? "" : ", from " + recorder.source());
        if (recorder.state().equals("blind")) {
            findings.problem("sees", "nothing" + (reason == null ? "" : ": " + findings.foreign(reason)),
                    "start the daemon from within the desktop that it is to record");
        } else if (reason != null) {
            findings.problem("sees", said + ": " + findings.foreign(reason), "see 'daybook status'");
        } else if (recorder.state().equals("paused")) {
            findings.note("sees", "nothing, because recording is paused", "run 'daybook resume'");
        } else {
            findings.ok("sees", said + (recorder.activity() == null ? "" : ", " + recorder.activity()));
        }
    }

    private static void display(Patient patient, Findings findings) {
        String type = patient.variable("XDG_SESSION_TYPE").orElse("");
        if (type.equals("wayland") || patient.variable("WAYLAND_DISPLAY").isPresent()) {
            findings.note("session", "Wayland: only programs that use X can be seen", "choose an X11 session at login");
        }
        patient.variable("DISPLAY").ifPresentOrElse(display -> server(display, findings),
                () -> findings.note("display", "DISPLAY is not set here: no desktop can be seen from this terminal",
                        null));
    }

    private static void server(String display, Findings findings) {
        Matcher local = LOCAL_DISPLAY.matcher(display);
        if (!local.matches()) {
            findings.note("display", "DISPLAY names a server on another machine", null);
        } else if (Files.exists(Path.of("/tmp/.X11-unix/X" + local.group(1)))) {
            findings.ok("display", display + ", whose socket is there");
        } else {
            findings.note("display", display + ", and no such server has a socket in /tmp/.X11-unix",
                    "set DISPLAY to the desktop's own");
        }
    }
}
