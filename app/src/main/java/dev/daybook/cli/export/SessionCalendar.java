package dev.daybook.cli.export;

import dev.daybook.api.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;

/**
 * Sessions as an iCalendar (RFC 5545), one event each. An event takes no time from anybody's calendar, and imported
 * again it takes the place of itself. Sessions that go on or were cancelled are left out.
 */
public final class SessionCalendar {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    /** Of one line, in bytes, its end not counted (3.1). */
    private static final int LONGEST = 75;

    private SessionCalendar() {}

    /**
     * The calendar.
     *
     * @param now when it is made
     */
    public static String of(List<Session> sessions, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Daybook//Daybook//EN");
        line(text, "CALSCALE:GREGORIAN");
        sessions.stream().filter(SessionCalendar::isOver).forEach(session -> event(text, session, now));
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    /** Whether it becomes an event. */
    public static boolean isOver(Session session) {
        return session.end() != null && !session.status().equals("cancelled");
    }

    private static void event(StringBuilder text, Session session, Instant now) {
        Instant end = Objects.requireNonNull(session.end());
        line(text, "BEGIN:VEVENT");
        // Ids count from one in every home; together with its start it is a session's own.
        line(text, "UID:session-" + session.id() + "-" + session.start().getEpochSecond() + "@daybook");
        line(text, "DTSTAMP:" + UTC.format(now));
        line(text, "DTSTART:" + UTC.format(session.start()));
        line(text, "DTEND:" + UTC.format(end.isBefore(session.start()) ? session.start() : end));
        line(text, "SUMMARY:" + escaped(Objects.requireNonNullElse(session.title(), "Session " + session.id())));
        if (session.category() != null) {
            line(text, "CATEGORIES:" + escaped(session.category()));
        }
        if (session.note() != null) {
            line(text, "DESCRIPTION:" + escaped(session.note()));
        }
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
    }

    /** As 3.3.11 asks; what else would steer a reader is taken out. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** A line that is too long goes on in the next one, behind a blank; no character is torn apart. */
    private static void line(StringBuilder text, String content) {
        int bytes = 0;
        for (int i = 0; i < content.length();) {
            int c = content.codePointAt(i);
            String character = Character.toString(c);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > LONGEST) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(character);
            bytes += length;
            i += Character.charCount(c);
        }
        text.append("\r\n");
    }
}
