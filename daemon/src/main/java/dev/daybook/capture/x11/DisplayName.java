package dev.daybook.capture.x11;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which X server, as DISPLAY names it: {@code [protocol/][host]:number[.screen]}. Source: X(7), DISPLAY NAMES.
 *
 * @param host empty for the Unix socket of this machine; otherwise TCP, as with {@code ssh -X}
 * @param number of the display, from 0
 * @param screen the number of its screen, from 0
 */
record DisplayName(String host, int number, int screen) {

    private static final Pattern FORM = Pattern
            .compile(
                    "(?:(?<protocol>[a-z0-9]+)/)?(?<host>[^/]*?)(?<unix>/unix)?:(?<number>\\d{1,5})(\\.(?<screen>\\d{1,3}))?");
    private static final int TCP_BASE = 6000;
    private static final int LARGEST = 65535 - TCP_BASE;

    /** The display of that name, or empty when it is not of that form. */
    static Optional<DisplayName> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group("number"));
        if (number > LARGEST) {
            return Optional.empty();
        }
        String screen = matcher.group("screen");
        return Optional.of(new DisplayName(host(matcher), number, screen == null ? 0 : Integer.parseInt(screen)));
    }

    private static String host(Matcher matcher) {
        String host = matcher.group("host");
        boolean unix = matcher.group("unix") != null || "unix".equals(matcher.group("protocol")) || host.equals("unix");
        return unix ? "" : host.replaceAll("^\\[|]$", "");
    }

    boolean local() {
        return host.isEmpty();
    }

    int tcpPort() {
        return TCP_BASE + number;
    }

    @Override
    public String toString() {
        return host + ":" + number;
    }
}
