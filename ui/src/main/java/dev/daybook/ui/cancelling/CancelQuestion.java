package dev.daybook.ui.cancelling;

import dev.daybook.api.Operation;
import dev.daybook.ui.parts.Question;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.OperationText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says before a cancel exactly what it will do. */
record CancelQuestion(List<Target> targets) {

    // The daemon's patience with a worker that was told to stop, beyond the grace.
    private static final int WORKER_GETS = 15;
    private static final int NAMED = 4;

    Question of(Runnable yes) {
        List<Target> stopped = targets.stream().filter(Target::stops).toList();
        boolean dangerous = !stopped.isEmpty();
        return new Question(title(dangerous), text(stopped), dangerous ? "Stop and cancel" : verb(),
                dangerous ? "Keep running" : "Keep", dangerous, yes);
    }

    private String verb() {
        return targets.size() == 1 ? "Cancel session" : "Cancel sessions";
    }

    private String title(boolean dangerous) {
        if (targets.size() > 1) {
            return "Cancel " + targets.size() + " sessions?";
        }
        String name = "“" + targets.getFirst().name() + "”?";
        return (dangerous ? "Stop " : "Cancel ") + name;
    }

    private String text(List<Target> stopped) {
        List<String> sentences = new ArrayList<>();
        if (targets.size() == 1 && !stopped.isEmpty()) {
            sentences.add(stop(targets.getFirst()));
        } else if (!stopped.isEmpty()) {
            sentences.add(stopAll(stopped));
        }
        if (!stopped.isEmpty()) {
            sentences.add("This cannot be undone.");
        }
        List<Target> others = targets.stream().filter(target -> !target.stops()).toList();
        if (!others.isEmpty()) {
            sentences.add(rest(others));
        }
        return String.join("\n\n", sentences);
    }

    private static String stop(Target target) {
        return target.operation().map(CancelQuestion::stop).orElseGet(() -> "What runs for “" + target.name()
                + "” is stopped: its processes get SIGTERM, and what is left of them SIGKILL after their grace.");
    }

    /** What becomes of what runs, in full sentences. */
    static String stop(Operation operation) {
        OperationText text = new OperationText(operation);
        String name = "“" + text.title().orElse(operation.id()) + "”";
        if (operation.cancelRequested() != null) {
            return name + " is being stopped already.";
        } else if (text.isRun()) {
            return "The phase of " + name + " that runs now is stopped: its processes get SIGTERM, and what is left of "
                    + "them SIGKILL after their grace. No further phase starts.";
        } else if (operation.runsIn().equals("daemon")) {
            return name + " runs inside the daemon and stops before its next step.";
        } else if (operation.started() == null) {
            return name + " has not started, and will not.";
        }
        return name + " and every process it started get SIGTERM; what is left of them after "
                + Spans.brief(operation.graceSeconds()) + " gets SIGKILL." + silence(operation);
    }

    private static String silence(Operation operation) {
        return "unresponsive".equals(operation.workerState())
                ? " Its worker does not answer; should that stay so for " + WORKER_GETS + " s more, the worker is "
                        + "ended too."
                : "";
    }

    private static String stopAll(List<Target> stopped) {
        String names = stopped.stream().limit(NAMED).map(target -> "“" + target.name() + "”")
                .collect(Collectors.joining(", "));
        String more = stopped.size() > NAMED ? " and " + (stopped.size() - NAMED) + " more" : "";
        return "Stopped for good: " + names + more + ". Each process they started gets SIGTERM, and SIGKILL if it is "
                + "still there after the grace.";
    }

    private String rest(List<Target> others) {
        if (targets.size() == 1) {
            return alone(others.getFirst());
        }
        boolean active = others.stream().anyMatch(target -> target.desk() && target.active());
        String subject = others.size() == 1 ? "The other is a session" : others.size() + " are sessions";
        return subject + " of which nothing runs: entries leave the day's file, what was recorded stays in the "
                + "timeline." + (active ? " Recording goes on in a new session." : "") + " That can be undone.";
    }

    private static String alone(Target target) {
        if (!target.desk()) {
            return target.active()
                    ? "Nothing is known to run for it. It is marked as cancelled, and nothing is stopped."
                    : "It is over. It is marked as cancelled, and nothing is stopped. You can undo this.";
        }
        String entry = target.active()
                ? "It ends now and gets no entry in the day's file. Recording goes on, in a new session."
                : "Its entry leaves the day's file.";
        return entry + " What was recorded stays in the timeline. You can undo this.";
    }
}
