package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.SystemCommands.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineCommandsTest {

    private final SystemCommands commands = SystemCommands.ofThisMachine();

    @Test
    void bothStreamsAndTheCodeAreAnswered() throws IOException {
        Answer answer = commands.run(List.of("sh", "-c", "echo $LC_ALL; echo b >&2; echo; exit 3"));

        assertEquals(new Answer(3, "C\nb\n\n"), answer);
        assertEquals("b", answer.lastLine());
    }

    @Test
    void oneThatDoesNotEndIsNamedAndEnded() {
        IOException late = assertThrows(IOException.class,
                () -> new MachineCommands(Duration.ofMillis(100)).run(List.of("sleep", "600")));

        assertTrue(late.toString().contains("sleep has not ended"), late.toString());
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        IOException missing = assertThrows(IOException.class, () -> commands.run(List.of("/no/such/program")));

        assertTrue(missing.toString().contains("/no/such/program"), missing.toString());
    }
}
