package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import java.util.List;

/**
 * Looks at an installation, its folders and its daemon, and changes nothing. Works without a daemon, with settings that
 * cannot be read and in folders that cannot be entered. Stateless; blocks for as long as the daemon takes to answer.
 */
public final class Doctor {

    private Doctor() {}

    /** Examines everything. */
    public static Report examine(Patient patient) {
        Answers answers = Answers.of(patient);
        Discretion discretion = new Discretion(patient.home());
        List<Chapter> chapters = List.of(
                ProgramChapter.of(patient, new Findings(discretion)),
                DaemonChapter.of(patient, answers, new Findings(discretion)),
                RecordingChapter.of(patient, answers, new Findings(discretion)),
                StoreChapter.of(patient, answers, new Findings(discretion)),
                OperationsChapter.of(answers, new Findings(discretion)),
                FoldersChapter.of(patient, new Findings(discretion)),
                SettingsChapter.of(patient, new Findings(discretion)),
                DesktopChapter.of(patient, new Findings(discretion)),
                MachineChapter.of(patient, new Findings(discretion)),
                LogsChapter.of(patient, new Findings(discretion)));
        return Report.of(patient.clock().instant(), chapters);
    }
}
