package dev.daybook.cli;

import dev.daybook.api.Day;
import dev.daybook.cli.Moments.Moment;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A whole day, with where its time went. */
@Command(name = "day", description = "Show a day and where its time went; today by itself.")
final class DayCommand extends Verb {

    // More sessions than this in one day are not a day to be read at a glance.
    private static final int MOST = 100;

    @Parameters(arity = "0..1", paramLabel = "DATE", description = "today, yesterday or 2026-11-22.")
    @Nullable
    String date;

    DayCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Call<Day> call = Call.day(wanted(), around.clock().getZone());
        if (json) {
            printJson(client.body(call));
            return;
        }
        Day day = client.answer(call);
        print(around.pages().day(day,
                client.answer(Call.sessions(SessionQuery.between(day.start(), day.end(), MOST))).sessions()));
    }

    private LocalDate wanted() {
        Moments moments = new Moments(around.clock());
        if (date == null) {
            return moments.today();
        }
        if (moments.parse(date).orElse(null) instanceof Moment.Day(LocalDate day)) {
            return day;
        }
        throw wrong("day: '" + date + "' is not a day: today, yesterday or 2026-11-22");
    }
}
