package dev.daybook.capture.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.Observation;
import dev.daybook.capture.Observation.Blind;
import dev.daybook.capture.Observation.Excluded;
import dev.daybook.platform.DesktopDisplay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplaySearchTest {

    private static final Observation SIGHT = new Excluded();

    private final Path run;
    private final Set<String> alive = new HashSet<>();
    private final List<String> events = new ArrayList<>();
    private final DisplaySearch search;

    DisplaySearchTest(@TempDir Path run) {
        this.run = run;
        search = new DisplaySearch(new Display("own"), run.resolve("display"),
                display -> new Display(display.display()));
    }

    /** A display that shows something while it is alive. */
    private final class Display implements ActivitySource {

        private final String name;

        Display(String name) {
            this.name = name;
            events.add("open " + name);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Observation observe() {
            return alive.contains(name) ? SIGHT : new Blind(name + " is away");
        }

        @Override
        public void close() {
            events.add("close " + name);
        }
    }

    private void tell(String display) throws Exception {
        new DesktopDisplay(display, Optional.of("/a b")).write(run.resolve("display"));
    }

    @Test
    void aDesktopThatComesLaterIsSeenAsSoonAsItIsWrittenDown() throws Exception {
        assertEquals(new Blind("own is away"), search.observe());
        tell(":3");
        assertEquals(new Blind(":3 is away"), search.observe());
        alive.add(":3");
        assertEquals(SIGHT, search.observe());
    }

    @Test
    void theNextDesktopTakesThePlaceOfOneThatEnded() throws Exception {
        alive.addAll(Set.of(":3", ":4"));
        tell(":3");
        assertEquals(SIGHT, search.observe());
        tell(":4");
        search.observe();
        assertEquals(List.of("open own", "open :3"), events, "one that shows something is kept");
        alive.remove(":3");
        assertEquals(SIGHT, search.observe());
        assertEquals(List.of("open own", "open :3", "close :3", "open :4"), events);
    }

    @Test
    void whatTheEnvironmentNamesGoesFirst() throws Exception {
        tell(":3");
        alive.add(":3");
        search.observe();
        alive.add("own");
        assertEquals(SIGHT, search.observe());
        assertTrue(events.contains("close :3"), events.toString());
        alive.remove("own");
        alive.remove(":3");
        assertEquals(new Blind(":3 is away"), search.observe());
    }

    @Test
    void aFileThatSaysNothingOrCannotBeReadIsAsGoodAsNone() throws Exception {
        Path file = run.resolve("display");
        for (String text : List.of("", "XAUTHORITY=/x\n", "DISPLAY=\n", "DISPLAY", "\0\u0001=")) {
            Files.writeString(file, text);
            assertEquals(new Blind("own is away"), search.observe(), text);
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(new Blind("own is away"), search.observe());
    }

    @Test
    void whatIsWrittenIsReadWithItsFileOfSecrets() throws Exception {
        tell(":3");
        DesktopDisplay told = DesktopDisplay.read(run.resolve("display")).orElseThrow();
        assertEquals(Map.of("DISPLAY", ":3", "XAUTHORITY", "/a b", "HOME", "/h"),
                told.in(Map.of("HOME", "/h", "DISPLAY", ":0")));
        assertEquals(Map.of("DISPLAY", ":5"), DesktopDisplay.of(Map.of("DISPLAY", ":5", "XAUTHORITY", "a\nb"))
                .orElseThrow().in(Map.of("XAUTHORITY", "/x")));
        assertEquals(Optional.empty(), DesktopDisplay.of(Map.of("DISPLAY", ":5\nX=1")));
    }

    @Test
    void withoutEitherItSaysWhatIsMissing() {
        DisplaySearch nothing = DisplaySearch.of(Map.of(), run.resolve("display"));
        assertTrue(assertInstanceOf(Blind.class, nothing.observe()).reason().contains("DISPLAY"));
        nothing.close();
    }
}
