package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The installation with a Java of its own, where no other can be found: nothing of this process is
 * around it, and for root the system's own are hidden.
 */
@Timeout(600)
class ImageTest {

    private static Path image = Path.of("");
    private static final String HIDE = "! [ -d /usr/lib/jvm ] || mount -t tmpfs none /usr/lib/jvm; exec \"$@\"";

    @TempDir
    Path temporary;

    private Home home;

    @BeforeAll
    static void link() throws Exception {
        image = BuiltPackages.image();
    }

    @BeforeEach
    void setUp() {
        home = new Home(temporary.resolve("h"));
    }

    @AfterEach
    void tearDown() throws Exception {
        if (home != null) {
            home.end();
        }
    }

    @Test
    void allProgramsRunWhereThereIsNoOtherJavaAndMissNoClass() throws Exception {
        said("The daemon has started", "bin/daybook", "daemon");
        String operation = said("op_", "bin/daybook", "run", "--detach", "--", "sh", "-c", "echo there").strip();
        said("", "bin/daybook", "wait", operation);
        said("there", "bin/daybook", "log", operation);
        said("here", "bin/daybook", "run", "--", "echo", "here");
        said("echo here", "bin/daybook", "sessions");
        said("", "bin/daybook", "search", "echo");
        ran(window());
        said("The daemon has stopped", "bin/daybook", "stop");
        said("daybookd", "bin/daybookd", "--version");
        said("daybook-tray", "bin/daybook-tray", "--version");
        try (Stream<Path> logs = Files.list(home.directories.logs())) {
            for (Path log : logs.toList()) {
                assertWhole(Files.readString(log), log.toString());
            }
        }
    }

    @Test
    void datesAndTextsOfOtherLanguagesAreThoseOfAFullJdk() throws Exception {
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        OtherLanguages.print(new PrintStream(full, true, StandardCharsets.UTF_8));
        Path classes = Path.of(OtherLanguages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertEquals(full.toString(StandardCharsets.UTF_8),
                ran(List.of(java(), "-cp", classes.toString(), OtherLanguages.class.getName())).out());
    }

    private String said(String text, String program, String... arguments) throws Exception {
        Home.Ran ran = ran(Stream.concat(Stream.of(image.resolve(program).toString()), Stream.of(arguments)).toList());
        assertTrue(ran.out().contains(text), program + ": " + ran);
        return ran.out();
    }

    private Home.Ran ran(List<String> command) throws IOException, InterruptedException {
        Home.Ran ran = home.run(alone(command));
        assertEquals(0, ran.exit(), command + ": " + ran);
        assertWhole(ran.out() + ran.err(), command.toString());
        return ran;
    }

    private static void assertWhole(String said, String where) {
        assertFalse(Stream.of("NoClassDefFound", "ClassNotFound", "UnsatisfiedLink", "MissingResource", "[warning]")
                .anyMatch(said::contains), () -> where + ": " + said);
    }

    /** The command with nothing around it but its home, and where root runs it with no Java in the system. */
    private List<String> alone(List<String> command) {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "-m", "sh", "-c", HIDE, "sh"));
        }
        words.addAll(List.of("env", "-i", "PATH=/usr/bin:/bin", "TZ=UTC", "LC_ALL=C.UTF-8", "HOME=" + temporary,
                "DAYBOOK_HOME=" + temporary.resolve("h")));
        words.addAll(command);
        return words;
    }

    private static String java() {
        return image.resolve("runtime/bin/java").toString();
    }

    /** All pages of the window, on a screen that nobody sees. */
    private static List<String> window() throws IOException {
        return List.of(java(), "--module-path", jars("javafx-.*-\\d[^-]*-.*"), "--add-modules", "javafx.controls",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-Ddaybook.install=" + image, "-cp", jars("daybook-ui-.*"), "dev.daybook.ui.Rehearsal");
    }

    private static String jars(String name) throws IOException {
        try (Stream<Path> jars = Files.list(image.resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches(name + "\\.jar")).map(Path::toString)
                    .collect(Collectors.joining(":"));
        }
    }
}
