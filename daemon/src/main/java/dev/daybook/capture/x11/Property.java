package dev.daybook.capture.x11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A property as some program left it: nothing about it can be relied on.
 *
 * @param type atom of its type; 0 when there is no such property
 * @param format 8, 16 or 32 bits a value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Property(int type, int format, byte[] value) {

    static final Property ABSENT = new Property(0, 0, new byte[0]);

    static Property of(Reply reply) {
        return switch (reply) {
            case Reply.Refused refused -> ABSENT;
            case Reply.Answer(ByteBuffer bytes) -> of(bytes);
        };
    }

    private static Property of(ByteBuffer bytes) {
        int format = Byte.toUnsignedInt(bytes.get(1));
        long claimed = Integer.toUnsignedLong(bytes.getInt(16)) * format / 8;
        byte[] value = new byte[(int) Math.min(claimed, bytes.capacity() - 32)];
        bytes.get(32, value);
        return new Property(bytes.getInt(8), format, value);
    }

    boolean present() {
        return type != 0;
    }

    /** Its bytes, when it holds bytes. */
    byte[] bytes() {
        return format == 8 ? value : ABSENT.value;
    }

    /** Its values, when it holds windows, atoms or other 32-bit numbers. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        while (format == 32 && in.remaining() >= 4) {
            numbers.add(in.getInt());
        }
        return numbers;
    }
}
