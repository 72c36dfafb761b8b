package dev.daybook.capture.x11;

/**
 * What proves to the X server that we may connect.
 *
 * @param protocol name of the authorisation protocol; empty for none
 * @param data the secret; not to be shown or logged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cookie(String protocol, byte[] data) {

    static final String MAGIC = "MIT-MAGIC-COOKIE-1";
    static final Cookie NONE = new Cookie("", new byte[0]);

    @Override
    public String toString() {
        return "Cookie[" + protocol + "]";
    }
}
