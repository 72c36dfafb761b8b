package dev.daybook.ui.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"place\": 3}", "\0\0\0"})
    void aFileThatHoldsNothingUsefulIsBegunAnew(String content) throws Exception {
        Path file = folder.resolve("desktop.json");
        Files.writeString(file, content);

        Kept kept = Kept.in(file);
        kept.change(remembered -> remembered.withPage("Week"));

        assertEquals("Week", Kept.in(file).get().page());
    }
}
