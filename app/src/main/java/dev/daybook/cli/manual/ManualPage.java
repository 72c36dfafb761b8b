package dev.daybook.cli.manual;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One page for all verbs: it can be searched as a whole. What it says of a verb is what the verb's help says. */
public final class ManualPage {

    private ManualPage() {}

    /**
     * The page, for {@code daybook.1}. The same on every run.
     *
     * @param program with all its verbs
     * @param version for the page's foot
     */
    public static String of(CommandLine program, String version) {
        CommandSpec spec = program.getCommandSpec();
        Roff page = new Roff().raw(".\\\" Written by 'daybook manual' from the verbs' own help.")
                .raw(".TH DAYBOOK 1 \"\" \"Daybook " + Roff.escaped(version) + "\" \"User Commands\"")
                .section("NAME").raw("daybook \\- " + Roff.escaped(name(spec)))
                .section("SYNOPSIS").text(synopsis(program))
                .section("DESCRIPTION").text(joined(spec.usageMessage().description()));
        page.section("OPTIONS");
        arguments(page, spec);
        page.section("VERBS");
        verbs(page, program);
        StandingSections.write(page);
        return page.toString();
    }

    private static void verbs(Roff page, CommandLine program) {
        for (CommandLine verb : program.getSubcommands().values()) {
            CommandSpec spec = verb.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                page.subsection(spec.qualifiedName()).text(synopsis(verb))
                        .paragraph(joined(spec.usageMessage().description()));
                arguments(page, spec);
                footer(page, spec);
                verbs(page, verb);
            }
        }
    }

    private static void arguments(Roff page, CommandSpec spec) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            page.entry(List.of(), parameter.paramLabel(), joined(parameter.description()));
        }
        for (OptionSpec option : spec.options()) {
            // Each verb has this one, and the page is what it would show.
            if (!option.hidden() && !option.usageHelp()) {
                page.entry(List.of(option.names()), takes(option), joined(option.description()));
            }
        }
    }

    private static String takes(ArgSpec option) {
        return option.arity().max() > 0 ? option.paramLabel() : "";
    }

    private static void footer(Roff page, CommandSpec spec) {
        List<String> lines = Arrays.stream(spec.usageMessage().footer()).map(ManualPage::filled)
                .dropWhile(String::isEmpty).toList();
        if (lines.stream().anyMatch(line -> line.startsWith(" "))) {
            page.asItIs(lines);
        } else if (!lines.isEmpty()) {
            page.paragraph(joined(lines.toArray(String[]::new)));
        }
    }

    private static String name(CommandSpec spec) {
        String header = joined(spec.usageMessage().header());
        return Character.toLowerCase(header.charAt(0)) + header.substring(1).replaceFirst("\\.$", "");
    }

    private static String synopsis(CommandLine verb) {
        String own = joined(verb.getCommandSpec().usageMessage().customSynopsis());
        if (!own.isEmpty()) {
            return own;
        }
        return joined(new Help(verb.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0));
    }

    private static String joined(String... lines) {
        return String.join(" ", Arrays.stream(lines).map(ManualPage::filled).toList()).strip()
                .replaceAll("\\s+", " ");
    }

    /** The texts are format strings. */
    private static String filled(String line) {
        return line.replace("%n", "").replace("%%", "%");
    }
}
