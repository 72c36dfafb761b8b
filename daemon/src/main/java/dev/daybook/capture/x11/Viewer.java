package dev.daybook.capture.x11;

import dev.daybook.capture.Observation.Seen;
import dev.daybook.capture.x11.Request.GetInputFocus;
import dev.daybook.capture.x11.Request.GetProperty;
import dev.daybook.capture.x11.Request.ScreenSaverInfo;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.timeline.Focus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at one server. While the focus stays where it was, which is nearly always, one round trip tells everything: the
 * window found last is asked about along with the focus.
 */
final class Viewer implements AutoCloseable {

    /** Lockers that take the focus, by class. One that only grabs the keyboard is told by the server's saver or not at all. */
    private static final Set<String> LOCKERS = Set.of("i3lock", "xscreensaver", "xsecurelock", "kscreenlocker_greet",
            "Xfce4-screensaver", "Mate-screensaver", "Cinnamon-screensaver", "Gnome-screensaver");

    private final Connection connection;
    private final Atoms atoms;
    private final FocusFinder finder;
    private final List<Request> always;
    private Optional<Found> last = Optional.empty();

    private Viewer(Connection connection, Atoms atoms, int saverOpcode) {
        this.connection = connection;
        this.atoms = atoms;
        this.finder = new FocusFinder(connection, atoms);
        int root = connection.root();
        this.always = List.of(new GetInputFocus(), new GetProperty(root, atoms.activeWindow(), 1),
                new ScreenSaverInfo(saverOpcode, root));
    }

    /** Takes over the connection, and closes it if this fails. */
    static Viewer open(Connection connection, Deadline deadline) throws IOException {
        try {
            int saver = connection.extension(SaverState.EXTENSION, deadline);
            if (saver == 0) {
                throw new DisplayFault("this X server has no " + SaverState.EXTENSION
                        + " extension, so idle time cannot be told");
            }
            return new Viewer(connection, Atoms.of(connection, deadline), saver);
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Seen look(Deadline deadline) throws IOException {
        List<Request> questions = new ArrayList<>(always);
        last.ifPresent(found -> questions.addAll(Client.questions(found.client.window(), atoms)));
        List<Reply> replies = connection.ask(questions, deadline);
        Hints hints = Hints.of(replies.get(0), replies.get(1));
        SaverState saver = SaverState.of(replies.get(2));
        last = sameAsLast(hints, replies.subList(always.size(), replies.size()));
        if (last.isEmpty()) {
            last = search(hints, deadline);
        }
        return seen(last.map(Found::client), saver);
    }

    private Optional<Found> sameAsLast(Hints hints, List<Reply> replies) {
        return last.filter(found -> found.hints.equals(hints))
                .flatMap(found -> Client.read(found.client.window(), replies, atoms))
                .map(client -> new Found(hints, client));
    }

    /** Windows come and go between two requests: one that has gone while looked for is worth a second look. */
    private Optional<Found> search(Hints first, Deadline deadline) throws IOException {
        Optional<Found> found = find(first, deadline);
        if (found.isPresent() || !onWindow(first)) {
            return found;
        }
        List<Reply> replies = connection.ask(always.subList(0, 2), deadline);
        return find(Hints.of(replies.get(0), replies.get(1)), deadline);
    }

    private Optional<Found> find(Hints hints, Deadline deadline) throws IOException {
        return onWindow(hints)
                ? finder.find(hints, deadline).map(client -> new Found(hints, client))
                : Optional.empty();
    }

    private boolean onWindow(Hints hints) {
        return hints.onWindow() && !connection.isRoot(hints.focus());
    }

    private static Seen seen(Optional<Client> client, SaverState saver) {
        boolean locker = client.filter(found -> LOCKERS.contains(found.application())).isPresent();
        Focus focus = client.filter(found -> !found.desktop())
                .map(found -> new Focus(found.application(), found.title(), null)).orElse(Focus.NOTHING);
        return new Seen(focus, saver.idle(), saver.on() || locker,
                client.map(Client::identity).orElse(Exclusions.NO_WINDOW));
    }

    @Override
    public void close() {
        connection.close();
    }

    private record Found(Hints hints, Client client) {}
}
