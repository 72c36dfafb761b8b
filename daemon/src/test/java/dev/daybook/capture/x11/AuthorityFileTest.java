package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityFileTest {

    private static final int LOCAL = 256;
    private static final int WILD = 65535;
    private static final int INTERNET = 0;
    private static final String MAGIC = Cookie.MAGIC;
    private static final DisplayName DISPLAY = new DisplayName("", 1, 0);

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Test
    void theCookieOfThisHostAndDisplayIsFound() throws IOException {
        entry(LOCAL, "desk", "0", MAGIC, "other display");
        entry(LOCAL, "desk", "1", "XDM-AUTHORIZATION-1", "other protocol");
        entry(LOCAL, "renamed", "1", MAGIC, "other host");
        entry(WILD, "", "1", MAGIC, "any host");
        entry(LOCAL, "desk", "1", MAGIC, "right");

        assertEquals("right", found());
    }

    @Test
    void aWildEntryComesBeforeOneOfAnotherHost() throws IOException {
        entry(LOCAL, "renamed", "1", MAGIC, "other host");
        entry(WILD, "", "", MAGIC, "any host and display");

        assertEquals("any host and display", found());
    }

    @Test
    void anEntryUnderAFormerHostNameIsBetterThanNone() throws IOException {
        entry(LOCAL, "renamed", "1", MAGIC, "former");

        assertEquals("former", found());
    }

    @Test
    void anotherHostsDisplayWantsThatAddress() throws IOException {
        entry(LOCAL, "desk", "1", MAGIC, "local");
        entry(INTERNET, "\n\0\0\7", "1", MAGIC, "remote");

        byte[] address = {10, 0, 0, 7};
        assertEquals("remote", text(AuthorityFile.find(bytes(), DISPLAY, "desk", Optional.of(address))));
        byte[] elsewhere = {10, 0, 0, 8};
        assertEquals("", text(AuthorityFile.find(bytes(), DISPLAY, "desk", Optional.of(elsewhere))));
    }

    @Test
    void aFileCutOffAnywhereGivesWhatIsWhole() throws IOException {
        entry(LOCAL, "desk", "1", MAGIC, "first");
        int whole = content.size();
        entry(LOCAL, "desk", "1", MAGIC, "second");

        for (int length = 0; length < content.size(); length++) {
            Cookie cookie = AuthorityFile.find(Arrays.copyOf(bytes(), length), DISPLAY, "desk", Optional.empty());
            assertEquals(length < whole ? "" : "first", text(cookie), "cut to " + length);
        }
    }

    @Test
    void noFileMeansNoCookie(@TempDir Path folder) throws IOException {
        assertArrayEquals(new byte[0], AuthorityFile.read(folder.resolve("absent")));
        assertArrayEquals(new byte[0], AuthorityFile.read(folder));
        assertEquals(Cookie.NONE, AuthorityFile.find(new byte[0], DISPLAY, "desk", Optional.empty()));
    }

    @Test
    void theFileIsNamedByXauthorityElseInHome() {
        assertEquals(Optional.of(Path.of("/run/cookies")),
                AuthorityFile.path(Map.of("XAUTHORITY", "/run/cookies", "HOME", "/home/p")));
        assertEquals(Optional.of(Path.of("/home/p/.Xauthority")),
                AuthorityFile.path(Map.of("XAUTHORITY", "", "HOME", "/home/p")));
        assertEquals(Optional.empty(), AuthorityFile.path(Map.of()));
    }

    @Test
    void aCookieDoesNotShowItsSecret() {
        assertEquals("Cookie[MIT-MAGIC-COOKIE-1]", new Cookie(MAGIC, new byte[]{1, 2}).toString());
    }

    private String found() {
        return text(AuthorityFile.find(bytes(), DISPLAY, "desk", Optional.empty()));
    }

    private static String text(Cookie cookie) {
        return new String(cookie.data(), StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes() {
        return content.toByteArray();
    }

    private void entry(int family, String... parts) throws IOException {
        DataOutputStream out = new DataOutputStream(content);
        out.writeShort(family);
        for (String part : parts) {
            out.writeShort(part.length());
            out.write(part.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
