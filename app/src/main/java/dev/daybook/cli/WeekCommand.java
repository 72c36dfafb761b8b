package dev.daybook.cli;

import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.cli.export.SessionCalendar;
import dev.daybook.cli.export.Tables;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A week's days with their categories. */
@Command(name = "week", description = {"Show a week, its days and what they went into; this week by itself.",
        "It begins on the day on which weeks begin where you are. --csv tells of its",
        "categories by day, --ics of its sessions."})
final class WeekCommand extends Verb {

    private static final int LAST = 6;

    @Parameters(arity = "0..1", paramLabel = "DATE", description = "A day of it: " + Moments.DAYS + ".")
    @Nullable
    String date;

    @Mixin
    Form.OfSessions form = new Form.OfSessions();

    WeekCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Form.Kind wanted = form.chosen(this);
        LocalDate first = DayCommand.wanted(this, date).with(TemporalAdjusters.previousOrSame(
                WeekFields.of(Locale.getDefault(Locale.Category.FORMAT)).getFirstDayOfWeek()));
        Call<Days> call = Call.days(first, first.plusDays(LAST), around.clock().getZone());
        if (wanted == Form.Kind.JSON) {
            printJson(client.body(call));
            return;
        }
        List<Day> days = client.answer(call).days();
        switch (wanted) {
            case null -> print(around.pages().week(new Days(days)));
            case ICS -> print(SessionCalendar.of(new WholeDays(client, around.clock().getZone())
                    .sessions(days.getFirst().start(), days.getLast().end()), around.clock().instant()));
            default -> print(new Tables(around.clock().getZone()).days(days));
        }
    }
}
