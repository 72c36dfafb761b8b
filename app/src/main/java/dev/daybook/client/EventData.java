package dev.daybook.client;

import org.jspecify.annotations.Nullable;

/** Puts server-sent events (WHATWG HTML, 9.2.6) together from their lines. Belongs to one thread. */
final class EventData {

    private final String wanted;
    private final StringBuilder data = new StringBuilder();
    private String name = "";

    /**
     * @param wanted events of other names are passed over
     */
    EventData(String wanted) {
        this.wanted = wanted;
    }

    /**
     * Takes a line in.
     *
     * @return the data of the event that this line ends; null when it ends none that is wanted
     * @throws Lines.TooLong when an event's lines together are longer than one may be
     */
    @Nullable
    String take(String line) throws Lines.TooLong {
        if (line.isEmpty()) {
            return ended();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = value;
            case "data" -> add(value);
            default -> {
                // A comment, or a field that we have no use for.
            }
        }
        return null;
    }

    private void add(String value) throws Lines.TooLong {
        if (data.length() + value.length() > Lines.MOST_BYTES) {
            throw new Lines.TooLong();
        }
        data.append(value).append('\n');
    }

    private @Nullable String ended() {
        boolean whole = name.equals(wanted) && !data.isEmpty();
        String text = whole ? data.substring(0, data.length() - 1) : null;
        data.setLength(0);
        name = "";
        return text;
    }
}
