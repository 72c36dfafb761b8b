package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.InstallationWatch.News;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationWatchTest {

    @TempDir
    Path folder;

    private Path jar;
    private Path launcher;
    private InstallationWatch watch;

    @BeforeEach
    void anInstallation() throws IOException {
        jar = Files.createDirectories(folder.resolve("lib")).resolve("daybook-daemon-1.jar");
        launcher = Files.createDirectories(folder.resolve("bin")).resolve("daybookd");
        Files.writeString(jar, "one");
        Files.writeString(launcher, "launcher");
        watch = new InstallationWatch(new Installation(folder));
    }

    @Test
    void whatStaysIsNoNews() throws IOException {
        for (int look = 0; look < 3 * InstallationWatch.LOOKS_AT_FOLDERS; look++) {
            assertEquals(News.NONE, watch.look());
        }
    }

    @Test
    void aFilePutInAnothersPlaceIsNewsAtTheSecondLookAndStaysSo() throws IOException {
        assertEquals(News.NONE, watch.look());
        putInPlace(jar, "two");
        assertEquals(News.NONE, watch.look());
        assertEquals(News.CHANGED, watch.look());
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void aFileOfTheSameSizeAndTimeInAnothersPlaceIsNews() throws IOException {
        Path fresh = folder.resolve("fresh");
        Files.copy(jar, fresh, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(News.NONE, watch.look());
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void aJarOfAnotherNameIsNews() throws IOException {
        Files.move(jar, jar.resolveSibling("daybook-daemon-2.jar"));
        assertEquals(News.NONE, watch.look());
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void whileItIsUnpackedNothingIsSaid() throws IOException {
        for (int file = 0; file < 5; file++) {
            putInPlace(folder.resolve("lib/library-" + file + ".jar"), "new");
            assertEquals(News.NONE, watch.look());
        }
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void aFileWrittenToInPlaceIsSeenAfterAWhile() throws IOException {
        assertEquals(News.NONE, watch.look());
        Files.writeString(jar, "written to in place");
        int looks = 0;
        while (watch.look() == News.NONE) {
            looks++;
        }
        assertEquals(InstallationWatch.LOOKS_AT_FOLDERS + 1, looks);
    }

    @Test
    void whatTheProgramsMakeForThemselvesIsNoNews() throws IOException {
        Files.writeString(folder.resolve("lib/daybookd.aot"), "a cache");
        assertEquals(News.NONE, watch.look());
        assertEquals(News.NONE, watch.look());
    }

    @Test
    void oneThatIsGoneIsNewsOnceItHasBeenSoForAWhile() throws IOException {
        Files.delete(jar);
        Files.delete(launcher);
        for (int look = 1; look < InstallationWatch.LOOKS_AT_NOTHING; look++) {
            assertEquals(News.NONE, watch.look());
        }
        assertEquals(News.GONE, watch.look());
    }

    @Test
    void oneThatIsGoneForAMomentIsTheNewOneAfterIt() throws IOException {
        Files.delete(jar);
        Files.delete(launcher);
        Files.delete(jar.getParent());
        assertEquals(News.NONE, watch.look());
        Files.createDirectories(jar.getParent());
        putInPlace(jar, "two");
        putInPlace(launcher, "launcher");
        assertEquals(News.NONE, watch.look());
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void whatWasAcceptedIsNoNewsUntilItChangesAgain() throws IOException {
        putInPlace(jar, "broken");
        watch.look();
        assertEquals(News.CHANGED, watch.look());
        watch.accept();
        assertEquals(News.NONE, watch.look());
        putInPlace(jar, "mended");
        watch.look();
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void whatWasPutOffIsToldAgainAfterAWhileAndAtOnceWhenItChanges() throws IOException {
        putInPlace(jar, "broken");
        watch.look();
        assertEquals(News.CHANGED, watch.look());
        watch.putOff();
        for (int look = 1; look < InstallationWatch.LOOKS_UNTIL_TOLD_AGAIN; look++) {
            assertEquals(News.NONE, watch.look());
        }
        assertEquals(News.CHANGED, watch.look());
        assertFalse(watch.isOwn());

        watch.putOff();
        putInPlace(jar, "mended");
        assertEquals(News.NONE, watch.look());
        assertEquals(News.CHANGED, watch.look());
    }

    @Test
    void whatWasPutOffAndIsAsItWasIsItsOwn() throws IOException {
        Path kept = Files.move(jar, folder.resolve("kept"));
        watch.look();
        assertEquals(News.CHANGED, watch.look());
        watch.putOff();
        Files.move(kept, jar);
        assertEquals(News.NONE, watch.look());
        assertTrue(watch.isOwn());
    }

    @Test
    void ofOneThatCannotBeLookedAtWhatIsFirstSeenCounts() throws IOException {
        Path lib = folder.resolve("lib");
        Path aside = Files.move(lib, folder.resolve("aside"));
        Files.writeString(lib, "no folder");
        watch = new InstallationWatch(new Installation(folder));
        assertThrows(IOException.class, watch::look);
        Files.delete(lib);
        Files.move(aside, lib);
        for (int look = 0; look < 3; look++) {
            assertEquals(News.NONE, watch.look());
        }
        assertTrue(watch.isOwn());
    }

    @Test
    void aJarThatIsNotWholeIsNamed() {
        IOException broken = assertThrows(IOException.class, () -> new Installation(folder).check());
        assertTrue(String.valueOf(broken.getMessage()).startsWith(jar + " is not whole"), broken.toString());
    }

    @Test
    void aJarThatIsNamedAndMissingIsNamedToo() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "library.jar");
        try (JarOutputStream made = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            made.flush();
        }
        IOException broken = assertThrows(IOException.class, () -> new Installation(folder).check());
        assertEquals(jar + " needs library.jar, which is not there", broken.getMessage());
        Files.copy(jar, jar.resolveSibling("library.jar"));
        assertDoesNotThrow(() -> new Installation(folder).check());
    }

    private void putInPlace(Path file, String text) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
