package dev.daybook.capture.x11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few questions asked of the server; every one of them has an answer. Source: X Window System Protocol, X11R7. */
sealed interface Request {

    /** Writes itself, a multiple of four bytes. */
    void encode(ByteBuffer out);

    /** The number of a name, made up by the server if it is new. */
    record InternAtom(String name) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            header(out, 16, 2 + words(name)).putShort((short) name.length()).putShort((short) 0);
            padded(out, name);
        }
    }

    /** Whether the server has an extension, and its opcode. */
    record QueryExtension(String name) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            header(out, 98, 2 + words(name)).putShort((short) name.length()).putShort((short) 0);
            padded(out, name);
        }
    }

    /**
     * A property of any type.
     *
     * @param longs the most of it that is sent, in units of 4 bytes
     */
    record GetProperty(int window, int property, int longs) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            int anyType = 0;
            int offset = 0;
            header(out, 20, 6).putInt(window).putInt(property).putInt(anyType).putInt(offset).putInt(longs);
        }
    }

    /** Which window the keyboard goes to. */
    record GetInputFocus() implements Request {
        @Override
        public void encode(ByteBuffer out) {
            header(out, 43, 1);
        }
    }

    /** The window's parent. */
    record QueryTree(int window) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            header(out, 15, 2).putInt(window);
        }
    }

    /** Whether the window can be seen. */
    record GetWindowAttributes(int window) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            header(out, 3, 2).putInt(window);
        }
    }

    /** QueryInfo of MIT-SCREEN-SAVER. */
    record ScreenSaverInfo(int majorOpcode, int root) implements Request {
        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) majorOpcode).put((byte) 1).putShort((short) 2).putInt(root);
        }
    }

    private static ByteBuffer header(ByteBuffer out, int opcode, int words) {
        return out.put((byte) opcode).put((byte) 0).putShort((short) words);
    }

    private static int words(String name) {
        return (name.length() + 3) / 4;
    }

    private static void padded(ByteBuffer out, String name) {
        out.put(name.getBytes(StandardCharsets.US_ASCII)).put(new byte[4 * words(name) - name.length()]);
    }
}
