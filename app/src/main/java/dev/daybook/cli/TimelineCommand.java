package dev.daybook.cli;

import dev.daybook.api.Timeline;
import dev.daybook.cli.export.Tables;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was in focus, stretch by stretch. */
@Command(name = "timeline", description = "Show what was in focus when; today by itself.")
final class TimelineCommand extends Verb {

    @Mixin
    Form form = new Form();

    @Mixin
    Range range = new Range();

    TimelineCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Range.Between days = range.days(this);
        boolean csv = form.chosen(this) == Form.Kind.CSV;
        show(client, Call.timeline(days.from(), days.to()),
                timeline -> csv ? lines(timeline) : around.pages().timeline(timeline));
    }

    private String lines(Timeline timeline) {
        Tables tables = new Tables(around.clock().getZone());
        return timeline.blocks().stream().map(tables::timeline).collect(Collectors.joining("", Tables.TIMELINE, ""));
    }
}
