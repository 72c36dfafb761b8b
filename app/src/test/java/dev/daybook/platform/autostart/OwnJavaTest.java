package dev.daybook.platform.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJavaTest {

    @TempDir
    Path folder;

    private Path install;
    private Path system;
    private Path java;

    @BeforeEach
    void aMachine() throws IOException {
        install = Files.createDirectories(folder.resolve("opt/daybook"));
        system = Files.createDirectories(folder.resolve("usr/lib/jvm"));
        java = Files.createDirectories(folder.resolve("home/jdks/25.0.1"));
    }

    private Map<String, String> kept(Path java, Map<String, String> environment) {
        return new OwnJava(java, system).keptIn(environment, install);
    }

    @Test
    void oneThatOnlyAShellLeadsToIsKept() {
        assertEquals(Map.of("HOME", "/home/a", "DAYBOOK_JAVA_HOME", java.toString()),
                kept(java, Map.of("HOME", "/home/a")));
    }

    @Test
    void theInstallationsOwnAndTheSystemsAreFoundWithoutAWord() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("daybook"), install);
        Path runtime = Files.createDirectories(install.resolve("runtime"));

        assertEquals(Map.of(), kept(runtime, Map.of()));
        assertEquals(Map.of(), new OwnJava(runtime, system).keptIn(Map.of(), link));
        assertEquals(Map.of(), kept(Files.createDirectory(system.resolve("jdk-25")), Map.of()));
    }

    @Test
    void theOneThatAPersonSaidStays() {
        Map<String, String> said = Map.of("DAYBOOK_JAVA_HOME", "/said");

        assertEquals(said, kept(java, said));
    }

    @Test
    void aNameThatOutlivesItsUpdateIsKeptRatherThanTheFolder() throws IOException {
        Path current = Files.createSymbolicLink(java.resolveSibling("current"), java);

        assertEquals(current.toString(),
                kept(java, Map.of("JAVA_HOME", current.toString())).get("DAYBOOK_JAVA_HOME"));
        assertEquals(java.toString(),
                kept(java, Map.of("JAVA_HOME", folder.resolve("other").toString())).get("DAYBOOK_JAVA_HOME"));
    }
}
