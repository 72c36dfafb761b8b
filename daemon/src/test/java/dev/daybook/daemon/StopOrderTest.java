package dev.daybook.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopOrderTest {

    @Test
    void theLastIsStoppedFirstWhateverBecomesOfTheOthers() {
        List<String> stopped = new ArrayList<>();
        StopOrder stops = new StopOrder();
        stops.add("first", () -> stopped.add("first"));
        stops.add("second", () -> {
            stopped.add("second");
            throw new NoClassDefFoundError("the installation lost it");
        });
        stops.add("third", () -> {
            stopped.add("third");
            throw new IOException("full");
        });

        stops.close();
        assertEquals(List.of("third", "second", "first"), stopped);
        stops.close();
        assertEquals(3, stopped.size());
    }
}
