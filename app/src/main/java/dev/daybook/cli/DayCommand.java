package dev.daybook.cli;

import dev.daybook.api.Day;
import dev.daybook.cli.export.SessionCalendar;
import dev.daybook.cli.export.Tables;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A whole day, with where its time went. */
@Command(name = "day", description = {"Show a day and where its time went; today by itself.",
        "--csv and --ics tell of its sessions."})
final class DayCommand extends Verb {

    // More sessions than this in one day are not a day to be read at a glance.
    private static final int MOST = 100;

    @Parameters(arity = "0..1", paramLabel = "DATE", description = Moments.DAYS + ".")
    @Nullable
    String date;

    @Mixin
    Form.OfSessions form = new Form.OfSessions();

    DayCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Form.Kind wanted = form.chosen(this);
        Call<Day> call = Call.day(wanted(this, date), around.clock().getZone());
        if (wanted == Form.Kind.JSON) {
            printJson(client.body(call));
            return;
        }
        Day day = client.answer(call);
        WholeDays whole = new WholeDays(client, around.clock().getZone());
        switch (wanted) {
            case null -> print(around.pages().day(day,
                    client.answer(Call.sessions(SessionQuery.between(day.start(), day.end(), MOST))).sessions(),
                    client.answer(Call.timeline(day.start(), day.end()))));
            case ICS -> print(SessionCalendar.of(whole.sessions(day.start(), day.end()), around.clock().instant()));
            default -> print(new Tables(around.clock().getZone()).sessions(whole.sessions(day.start(), day.end())));
        }
    }

    /** The day that was written; today when none was. */
    static LocalDate wanted(Verb verb, @Nullable String date) {
        Moments moments = new Moments(verb.around.clock());
        if (date == null) {
            return moments.today();
        }
        return moments.parseDay(date)
                .orElseThrow(() -> verb.wrong(verb.spec.name() + ": '" + date + "' is not a day: " + Moments.DAYS));
    }
}
