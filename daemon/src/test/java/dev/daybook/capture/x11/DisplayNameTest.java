package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @CsvSource({":1, '', 1, 0", ":1.0, '', 1, 0", ":0.2, '', 0, 2", "unix:1, '', 1, 0", "unix/:1, '', 1, 0",
            "machine/unix:3, '', 3, 0", "localhost:10.0, localhost, 10, 0", "host:1, host, 1, 0",
            "tcp/host.example:1, host.example, 1, 0", "[::1]:2, ::1, 2, 0", "10.0.0.7:0.1, 10.0.0.7, 0, 1"})
    void aDisplayIsReadFromItsName(String name, String host, int number, int screen) {
        assertEquals(Optional.of(new DisplayName(host, number, screen)), DisplayName.parse(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1", "host", "host:", ":x", ":1.", ":1.x", ":-1", ":60000", ":99999999999",
            "/tmp/socket:0/x", "wayland-0"})
    void whatNamesNoDisplayIsNotRead(String name) {
        assertEquals(Optional.empty(), DisplayName.parse(name));
    }

    @Test
    void aDisplayOnAnotherHostIsOnAPortOfItsOwn() {
        assertEquals(6010, DisplayName.parse("localhost:10.0").orElseThrow().tcpPort());
    }
}
