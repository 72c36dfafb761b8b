package dev.daybook.capture.x11;

import dev.daybook.capture.x11.Request.InternAtom;
import dev.daybook.capture.x11.Request.QueryExtension;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** An open conversation with a server: any number of requests go out in one write and are answered in order. */
final class Connection implements AutoCloseable {

    private static final int ERROR = 0;
    private static final int ANSWER = 1;
    private static final int GENERIC_EVENT = 35;
    /** The server marks events that another client made with this bit. */
    private static final int SENT = 0x80;
    /** Other people's keyboard changes are told to every client; so many in one answer's wait are no such thing. */
    private static final int MOST_EVENTS = 10_000;

    private final Link link;
    private final List<Integer> roots;
    private final int screen;
    private final ByteBuffer out = ByteBuffer.allocateDirect(4096).order(ByteOrder.LITTLE_ENDIAN);
    private int sent;

    private Connection(Link link, List<Integer> roots, int screen) {
        this.link = link;
        this.roots = roots;
        this.screen = screen;
    }

    /** Takes over the link, and closes it if this fails. */
    static Connection open(Link link, Cookie cookie, int screen, Deadline deadline) throws IOException {
        try {
            List<Integer> roots = Setup.roots(link, cookie, deadline);
            if (screen >= roots.size()) {
                throw new DisplayFault("the X server has no screen " + screen + ", which DISPLAY names");
            }
            return new Connection(link, roots, screen);
        } catch (IOException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    /** The root window of the screen that DISPLAY names. */
    int root() {
        return roots.get(screen);
    }

    boolean isRoot(int window) {
        return roots.contains(window);
    }

    /** Asks all at once and returns the answers in the same order. */
    List<Reply> ask(List<? extends Request> requests, Deadline deadline) throws IOException {
        out.clear();
        requests.forEach(request -> request.encode(out));
        link.send(out.flip(), deadline);
        List<Reply> replies = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            replies.add(next(++sent & 0xffff, deadline));
        }
        return replies;
    }

    private Reply next(int sequence, Deadline deadline) throws IOException {
        for (int events = 0; events < MOST_EVENTS; events++) {
            ByteBuffer head = link.take(32, deadline);
            int kind = Byte.toUnsignedInt(head.get(0));
            if (kind == ERROR || kind == ANSWER) {
                return reply(head, sequence, deadline);
            }
            if ((kind & ~SENT) == GENERIC_EVENT) {
                link.take(extra(head), deadline);
            }
        }
        throw new DisplayFault("the X server sends events without end");
    }

    private Reply reply(ByteBuffer head, int sequence, Deadline deadline) throws IOException {
        if (Short.toUnsignedInt(head.getShort(2)) != sequence) {
            throw new DisplayFault("the X server's answers are out of step");
        }
        if (head.get(0) == ERROR) {
            return new Reply.Refused(Byte.toUnsignedInt(head.get(1)));
        }
        int extra = extra(head);
        ByteBuffer whole = ByteBuffer.allocate(32 + extra).order(ByteOrder.LITTLE_ENDIAN).put(head);
        return new Reply.Answer(whole.put(link.take(extra, deadline)).rewind());
    }

    /** Bytes beyond the first 32. */
    private static int extra(ByteBuffer head) throws DisplayFault {
        long bytes = 4 * Integer.toUnsignedLong(head.getInt(4));
        if (bytes > Link.LARGEST - 32) {
            throw new DisplayFault("the X server sent a message of absurd length");
        }
        return (int) bytes;
    }

    /** The number of each name, in the same order. */
    List<Integer> atoms(List<String> names, Deadline deadline) throws IOException {
        List<Integer> atoms = new ArrayList<>();
        for (Reply reply : ask(names.stream().map(InternAtom::new).toList(), deadline)) {
            atoms.add(switch (reply) {
                case Reply.Answer(ByteBuffer bytes) -> bytes.getInt(8);
                case Reply.Refused(int code) -> throw new DisplayFault("the X server refuses to name atoms: " + code);
            });
        }
        return atoms;
    }

    /** The extension's opcode; 0 when the server has not got it. */
    int extension(String name, Deadline deadline) throws IOException {
        return switch (ask(List.of(new QueryExtension(name)), deadline).getFirst()) {
            case Reply.Answer(ByteBuffer bytes) -> bytes.get(8) == 0 ? 0 : Byte.toUnsignedInt(bytes.get(9));
            case Reply.Refused refused -> 0;
        };
    }

    @Override
    public void close() {
        link.close();
    }
}
