package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.client.DaybookClient;
import dev.daybook.doctor.Doctor;
import dev.daybook.doctor.Patient;
import dev.daybook.doctor.Report;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** What is well here and what is not. */
@Command(name = "doctor", description = {"Examine the installation, its folders and its daemon.",
        "Changes nothing, works without a daemon, and what it prints holds nothing private.",
        "Exits with 1 when something is a problem."})
final class DoctorCommand extends Verb {

    private boolean well = true;

    DoctorCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws Failure {
        Report report = Doctor.examine(new Patient(VersionCommand.version(), around.clock(), around.directories(),
                around.install(), around.environment(), Path.of(System.getProperty("user.home"))));
        well = report.well();
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(report));
        } else {
            print(around.pages().doctor(report));
        }
    }

    @Override
    int exit() {
        return well ? Exit.DONE.code() : Exit.FAILED.code();
    }
}
