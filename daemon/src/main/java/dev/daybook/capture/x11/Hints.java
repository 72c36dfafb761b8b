package dev.daybook.capture.x11;

import java.nio.ByteBuffer;

/**
 * What the server says of the focus.
 *
 * @param focus the window that keyboard input goes to, or a part of it; 0 for none, 1 for whatever is under the pointer
 * @param active the window that the window manager last called active; 0 for none or without a manager
 */
record Hints(int focus, int active) {

    private static final int POINTER_ROOT = 1;

    static Hints of(Reply focus, Reply active) {
        return new Hints(window(focus), Property.of(active).numbers().stream().findFirst().orElse(0));
    }

    private static int window(Reply focus) {
        return switch (focus) {
            case Reply.Answer(ByteBuffer bytes) -> bytes.getInt(8);
            case Reply.Refused refused -> 0;
        };
    }

    boolean onWindow() {
        return focus != 0 && focus != POINTER_ROOT;
    }
}
