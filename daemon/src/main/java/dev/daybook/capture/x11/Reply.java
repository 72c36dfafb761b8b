package dev.daybook.capture.x11;

import java.nio.ByteBuffer;

/** What the server says to one request. */
sealed interface Reply {

    /**
     * It is answered.
     *
     * @param bytes the whole reply, 32 bytes or more, little-endian, positions counted from its start
     */
    record Answer(ByteBuffer bytes) implements Reply {}

    /**
     * It is refused, most often for a window that has just gone: an everyday matter.
     *
     * @param code of the error
     */
    record Refused(int code) implements Reply {}
}
