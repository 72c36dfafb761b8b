package dev.daybook.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscretionTest {

    @TempDir
    Path folder;

    @Test
    void aHomeBehindALinkIsHiddenUnderBothItsNames() throws IOException {
        Path real = Files.createDirectories(folder.resolve("volumes/people/ada")).toRealPath();
        Path home = Files.createSymbolicLink(folder.resolve("ada"), real);

        assertEquals("~/a and ~, not " + home + "x", new Discretion(home).own(
                home + "/a and " + real + ", not " + home + "x"));
    }

    @Test
    void oneNameThatBeginsWithTheOtherLeavesNothingOfIt() throws IOException {
        Path real = Files.createDirectories(folder.resolve("ada/home")).toRealPath();
        Path outer = folder.resolve("ada");
        Path moved = Files.createSymbolicLink(real.resolve("again"), real);

        assertEquals("~/x, " + outer + "/y", new Discretion(moved).own(moved + "/x, " + outer + "/y"));
    }
}
