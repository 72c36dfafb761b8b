package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was in focus, stretch by stretch. */
@Command(name = "timeline", description = "Show what was in focus when; today by itself.")
final class TimelineCommand extends Verb {

    @Mixin
    Range range = new Range();

    TimelineCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Range.Between days = range.days(this);
        show(client, Call.timeline(days.from(), days.to()), around.pages()::timeline);
    }
}
