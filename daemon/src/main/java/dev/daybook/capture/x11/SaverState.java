package dev.daybook.capture.x11;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * What MIT-SCREEN-SAVER tells. The server counts every keyboard, pointer and touch input, of whatever window.
 *
 * @param idle since the last input; starts anew after 49 days
 * @param on the server's saver covers the screen, as most lockers arrange
 */
record SaverState(Duration idle, boolean on) {

    static final String EXTENSION = "MIT-SCREEN-SAVER";

    private static final int ON = 1;

    static SaverState of(Reply reply) throws DisplayFault {
        return switch (reply) {
            case Reply.Answer(ByteBuffer bytes) ->
                new SaverState(Duration.ofMillis(Integer.toUnsignedLong(bytes.getInt(16))), bytes.get(1) == ON);
            case Reply.Refused(int code) ->
                throw new DisplayFault("the X server refuses to tell how long there was no input: error " + code);
        };
    }
}
