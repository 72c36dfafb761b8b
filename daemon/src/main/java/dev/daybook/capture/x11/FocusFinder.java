package dev.daybook.capture.x11;

import dev.daybook.capture.x11.Request.GetWindowAttributes;
import dev.daybook.capture.x11.Request.QueryTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the program's window behind the two hints of the server. The keyboard's focus is the truth but may lie on a part
 * of a window; the window manager's word names the whole window but outlives the manager.
 */
final class FocusFinder {

    private static final int DEEPEST = 32;
    private static final int VIEWABLE = 2;

    private final Connection connection;
    private final Atoms atoms;

    FocusFinder(Connection connection, Atoms atoms) {
        this.connection = connection;
        this.atoms = atoms;
    }

    /**
     * The window manager's choice if the focus lies in it; else the innermost program's window around the focus; else,
     * when the focus lies on a manager's own nameless window, its choice if that can be seen. Empty when there is no such
     * window or it has just gone. A window that is no program's own is never the answer, whoever calls it active.
     */
    Optional<Client> find(Hints hints, Deadline deadline) throws IOException {
        Optional<Client> innermost = Optional.empty();
        int window = hints.focus();
        for (int depth = 0; depth < DEEPEST && window != 0 && !connection.isRoot(window); depth++) {
            List<Request> questions = new ArrayList<>(Client.questions(window, atoms));
            questions.add(new QueryTree(window));
            List<Reply> replies = connection.ask(questions, deadline);
            Optional<Client> client = Client.read(window, replies.subList(0, replies.size() - 1), atoms);
            if (client.isEmpty() || window == hints.active()) {
                return client.filter(Client::topLevel);
            }
            innermost = innermost.or(() -> client.filter(Client::topLevel));
            if (innermost.isPresent() && hints.active() == 0) {
                return innermost;
            }
            window = parent(replies.getLast());
        }
        return innermost.isPresent() ? innermost : ifViewable(hints.active(), deadline);
    }

    private Optional<Client> ifViewable(int window, Deadline deadline) throws IOException {
        if (window == 0 || connection.isRoot(window)) {
            return Optional.empty();
        }
        List<Request> questions = new ArrayList<>(Client.questions(window, atoms));
        questions.add(new GetWindowAttributes(window));
        List<Reply> replies = connection.ask(questions, deadline);
        return viewable(replies.getLast())
                ? Client.read(window, replies.subList(0, replies.size() - 1), atoms).filter(Client::topLevel)
                : Optional.empty();
    }

    private static int parent(Reply reply) {
        return switch (reply) {
            case Reply.Answer(ByteBuffer bytes) -> bytes.getInt(12);
            case Reply.Refused refused -> 0;
        };
    }

    private static boolean viewable(Reply reply) {
        return switch (reply) {
            case Reply.Answer(ByteBuffer bytes) -> bytes.get(26) == VIEWABLE;
            case Reply.Refused refused -> false;
        };
    }
}
