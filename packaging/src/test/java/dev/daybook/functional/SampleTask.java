package dev.daybook.functional;

import dev.daybook.timeline.Focus;
import java.util.List;
import java.util.Random;

/** What an invented person is at, and the windows that go with it: programs as X11 names them. */
@SuppressWarnings("ImmutableEnumChecker") // a list of records, made with List.of
enum SampleTask {
    BUILDING(
            focus("code", "TideTable.java - atlas - Visual Studio Code"),
            focus("gnome-terminal-server", "mvn test - ~/src/atlas"),
            focus("code", "TideTableTest.java - atlas - Visual Studio Code"),
            focus("firefox", "Keep the tide table in local time by anna · Pull Request #214 · harbour/atlas · GitHub"),
            focus("gnome-terminal-server", "git log --oneline - ~/src/atlas"),
            focus("code", "HarbourClock.java - atlas - Visual Studio Code"),
            focus("firefox", "ZonedDateTime - Java SE 25 - Read the Docs"),
            focus("firefox", "java - Tides across a clock change - Stack Overflow")), READING(
                    focus("evince", "Tides and their prediction, 3rd edition.pdf"),
                    focus("firefox", "Harmonic constituents - Wikipedia"),
                    focus("libreoffice-writer", "Report for the harbour office.odt - LibreOffice Writer"),
                    focus("evince", "Harbour regulations 2024.pdf")), ORGANISING(
                            focus("thunderbird", "Inbox - anna@harbour.example - Mozilla Thunderbird"),
                            focus("firefox", "Board - Atlas, spring release - Jira"),
                            focus("thunderbird", "Re: Berths for the regatta - Mozilla Thunderbird"),
                            focus("libreoffice-calc", "Budget of the pier.ods - LibreOffice Calc"),
                            focus("org.gnome.Nautilus", "Documents"),
                            focus("firefox", "Week of the team - Google Calendar")), TALKING(
                                    focus("zoom", "Weekly planning - Zoom Meeting"),
                                    focus("zoom", "Weekly planning - Zoom Meeting"),
                                    focus("Slack", "#harbour-team - Slack"),
                                    focus("firefox", "Minutes of the weekly planning - Google Docs")), CHATTING(
                                            focus("Slack", "#harbour-team - Slack"),
                                            focus("Slack", "Jonas (direct message) - Slack"),
                                            focus("thunderbird",
                                                    "Inbox - anna@harbour.example - Mozilla Thunderbird")), RESTING(
                                                            focus("firefox",
                                                                    "Building a clinker boat in forty minutes - YouTube"),
                                                            focus("spotify", "Evening at sea - Spotify"),
                                                            focus("firefox", "Hacker News"),
                                                            focus("mpv", "holiday-2025.mkv - mpv"),
                                                            focus("firefox", "Weather for Bremen, seven days"),
                                                            focus("supertuxkart", "SuperTuxKart"),
                                                            focus("tidewatch", "tidewatch"));

    private final List<Focus> windows;

    SampleTask(Focus... windows) {
        this.windows = List.of(windows);
    }

    /** One of its windows; those that stand first more often. */
    Focus window(Random random) {
        double far = random.nextDouble();
        return windows.get((int) (far * far * windows.size()));
    }

    private static Focus focus(String application, String title) {
        return new Focus(application, title, null);
    }
}
