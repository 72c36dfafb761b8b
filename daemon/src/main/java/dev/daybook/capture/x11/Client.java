package dev.daybook.capture.x11;

import dev.daybook.capture.x11.Request.GetProperty;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A window as its program describes it. Asked anew each time rather than kept by window number, because servers hand out
 * the numbers of closed windows again.
 *
 * @param process its program's number as it says itself; 0 when it says none
 * @param application class, else instance; {@link #NAMELESS} when the program gives neither
 * @param topLevel the window is a program's own: not a part of one, nor a frame around it, nor the window on which a
 *     manager parks the focus while nothing else has it
 * @param desktop the window is the background that a file manager draws
 */
record Client(int window, int process, String application, String title, boolean topLevel, boolean desktop) {

    static final String NAMELESS = "unknown";

    private static final int TITLE_LONGS = 1024;
    private static final int CLASS_LONGS = 256;
    private static final int TYPES = 16;

    static List<Request> questions(int window, Atoms atoms) {
        return List.of(new GetProperty(window, Atoms.WM_CLASS, CLASS_LONGS),
                new GetProperty(window, atoms.visibleName(), TITLE_LONGS),
                new GetProperty(window, Atoms.WM_NAME, TITLE_LONGS),
                new GetProperty(window, atoms.windowType(), TYPES), new GetProperty(window, atoms.clientState(), 0),
                new GetProperty(window, atoms.managerCheck(), 0), new GetProperty(window, atoms.process(), 1));
    }

    /** A number of its own as long as it is open; the server's alone may be that of a window before the program's last start. */
    long identity() {
        return ((long) process << Integer.SIZE) | Integer.toUnsignedLong(window);
    }

    /** From the answers to the questions, in their order; empty when the window has gone. */
    static Optional<Client> read(int window, List<Reply> replies, Atoms atoms) {
        if (replies.stream().anyMatch(Reply.Refused.class::isInstance)) {
            return Optional.empty();
        }
        List<Property> properties = replies.stream().map(Property::of).toList();
        String application = application(properties.getFirst());
        boolean managed = properties.get(4).present();
        boolean managersOwn = properties.get(5).present();
        boolean topLevel = !managersOwn && (managed || !application.isEmpty());
        boolean desktop = properties.get(3).numbers().contains(atoms.desktopType());
        String title = firstNotEmpty(properties.subList(1, 3).stream().map(property -> text(property, atoms)));
        int process = properties.get(6).numbers().stream().findFirst().orElse(0);
        return Optional
                .of(new Client(window, process, application.isEmpty() ? NAMELESS : application, title, topLevel,
                        desktop));
    }

    /** WM_CLASS is instance, NUL, class, NUL. */
    private static String application(Property name) {
        String[] parts = new String(name.bytes(), StandardCharsets.ISO_8859_1).split("\0", 3);
        return firstNotEmpty(Stream.of(parts.length > 1 ? parts[1] : "", parts[0]));
    }

    private static String text(Property property, Atoms atoms) {
        byte[] bytes = property.bytes();
        if (property.type() == atoms.utf8()) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return property.type() == atoms.compoundText()
                ? CompoundText.decode(bytes)
                : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String firstNotEmpty(Stream<String> texts) {
        return texts.map(Label::clean).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
