package dev.daybook.capture.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The opening exchange: we name byte order, version and cookie, the server tells its screens. */
final class Setup {

    private static final int REFUSED = 0;
    private static final int ACCEPTED = 1;

    private Setup() {}

    /** The root windows of the server's screens, in order; at least one. */
    static List<Integer> roots(Link link, Cookie cookie, Deadline deadline) throws IOException {
        link.send(greeting(cookie), deadline);
        ByteBuffer head = link.take(8, deadline);
        int outcome = head.get(0);
        int reasonLength = Byte.toUnsignedInt(head.get(1));
        ByteBuffer rest = link.take(4 * Short.toUnsignedInt(head.getShort(6)), deadline);
        if (outcome != ACCEPTED) {
            throw refusal(outcome == REFUSED ? text(rest, reasonLength) : "further authentication wanted", cookie);
        }
        try {
            return parse(rest);
        } catch (IndexOutOfBoundsException e) {
            throw new DisplayFault("the X server's greeting is damaged", e);
        }
    }

    private static ByteBuffer greeting(Cookie cookie) {
        int protocol = padded(cookie.protocol().length());
        int data = padded(cookie.data().length);
        ByteBuffer out = ByteBuffer.allocate(12 + protocol + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
        out.putShort((short) cookie.protocol().length()).putShort((short) cookie.data().length).putShort((short) 0);
        out.put(cookie.protocol().getBytes(StandardCharsets.US_ASCII)).position(12 + protocol);
        return out.put(cookie.data()).rewind();
    }

    /** Offsets from the eighth byte on: vendor's length 16, screens 20, pixmap formats 21, vendor 32. */
    private static List<Integer> parse(ByteBuffer in) throws DisplayFault {
        int screens = Byte.toUnsignedInt(in.get(20));
        int at = 32 + padded(Short.toUnsignedInt(in.getShort(16))) + 8 * Byte.toUnsignedInt(in.get(21));
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < screens; i++) {
            roots.add(in.getInt(at));
            at = afterScreen(in, at);
        }
        if (roots.isEmpty()) {
            throw new DisplayFault("the X server has no screen");
        }
        return List.copyOf(roots);
    }

    /** A screen is 40 bytes, then its depths of 8 bytes, each followed by its visuals of 24. */
    private static int afterScreen(ByteBuffer in, int screen) {
        int at = screen + 40;
        for (int depths = Byte.toUnsignedInt(in.get(screen + 39)); depths > 0; depths--) {
            at += 8 + 24 * Short.toUnsignedInt(in.getShort(at + 2));
        }
        return at;
    }

    private static DisplayFault refusal(String reason, Cookie cookie) {
        String hint = cookie.protocol().isEmpty() ? "; no cookie for this display was found, see XAUTHORITY" : "";
        return new DisplayFault("the X server refuses us: " + Label.clean(reason) + hint);
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[Math.min(length, bytes.remaining())];
        bytes.get(0, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
