package dev.daybook.capture.x11;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The person's cookies, kept by xauth and display managers. Records of big-endian shorts and counted bytes: family,
 * address, display number, protocol, secret. Source: xauth(1), Xau(3), X11/Xauth.h.
 */
final class AuthorityFile {

    private static final int FAMILY_INTERNET = 0;
    private static final int FAMILY_INTERNET6 = 6;
    private static final int FAMILY_LOCAL = 256;
    private static final int FAMILY_WILD = 65535;
    private static final int LARGEST = 1 << 20;

    private AuthorityFile() {}

    /** Where the cookies are: XAUTHORITY, else .Xauthority in HOME; empty when neither is set. */
    static Optional<Path> path(Map<String, String> environment) {
        return set(environment, "XAUTHORITY")
                .or(() -> set(environment, "HOME").map(home -> home.resolve(".Xauthority")));
    }

    /** The bytes of the file, of which no more than a sane amount is read; empty without a file. */
    static byte[] read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(LARGEST);
        }
    }

    /**
     * The cookie that fits best. A local entry under another host name still counts, last: the machine may have been
     * renamed since the person logged in, and a wrong cookie is refused no harder than none.
     *
     * @param content of the file; what follows a damaged record is not seen
     * @param hostName of this machine
     */
    static Cookie find(byte[] content, DisplayName display, String hostName, Optional<byte[]> remoteAddress) {
        return entries(content).stream()
                .filter(entry -> entry.protocol.equals(Cookie.MAGIC))
                .filter(entry -> entry.number.isEmpty() || entry.number.equals(Integer.toString(display.number())))
                .flatMap(entry -> entry.fit(hostName, remoteAddress).stream().map(fit -> Map.entry(fit, entry)))
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(best -> new Cookie(Cookie.MAGIC, best.getValue().secret))
                .orElse(Cookie.NONE);
    }

    private static List<Entry> entries(byte[] content) {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            while (in.available() > 0) {
                entries.add(new Entry(in.readUnsignedShort(), counted(in), text(in), text(in), counted(in)));
            }
        } catch (IOException cutOff) {
            return entries;
        }
        return entries;
    }

    private static byte[] counted(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(counted(in), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        try {
            return Stream.ofNullable(environment.get(name)).filter(value -> !value.isEmpty()).map(Path::of).findFirst();
        } catch (InvalidPathException unlikeAnyFile) {
            return Optional.empty();
        }
    }

    /** How well an entry fits, best first. */
    private enum Fit {
        EXACT, WILD, OTHER_HOST_NAME
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int family, byte[] address, String number, String protocol, byte[] secret) {

        Optional<Fit> fit(String hostName, Optional<byte[]> remoteAddress) {
            return switch (family) {
                case FAMILY_WILD -> Optional.of(Fit.WILD);
                case FAMILY_LOCAL -> remoteAddress.isPresent() ? Optional.empty() : Optional.of(local(hostName));
                case FAMILY_INTERNET, FAMILY_INTERNET6 ->
                    remoteAddress.filter(wanted -> Arrays.equals(wanted, address)).map(same -> Fit.EXACT);
                default -> Optional.empty();
            };
        }

        private Fit local(String hostName) {
            return new String(address, StandardCharsets.UTF_8).equals(hostName) ? Fit.EXACT : Fit.OTHER_HOST_NAME;
        }
    }
}
