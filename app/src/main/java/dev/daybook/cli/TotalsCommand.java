package dev.daybook.cli;

import dev.daybook.api.Totals;
import dev.daybook.cli.export.Tables;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Active time, summed. */
@Command(name = "totals", description = "Sum up active time by application, title or category; of today by itself.")
final class TotalsCommand extends Verb {

    enum Key {
        APP, TITLE, CATEGORY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--by", paramLabel = "KEY", description = "By app (the default), title or category.")
    Key by = Key.APP;

    @Mixin
    Form form = new Form();

    @Mixin
    Range range = new Range();

    TotalsCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Range.Between days = range.days(this);
        Call<Totals> call = Call.totals(days.from(), days.to(), by.toString());
        boolean csv = form.chosen(this) == Form.Kind.CSV;
        show(client, call, csv ? new Tables(around.clock().getZone())::totals : around.pages()::totals);
    }
}
