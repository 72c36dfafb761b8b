package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in a folder with a blank in its name, with JDKs that only say who they are and what they were told. */
class LauncherTest {

    private static final Path BUILT = Path.of(Objects.requireNonNull(System.getProperty("daybook.folder")));

    @TempDir
    Path temporary;

    private Path install;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void setUp() throws IOException {
        install = temporary.resolve("day book");
        for (String file : List.of("bin/daybook", "bin/daybookd", "bin/daybook-tray", "lib/launch.sh",
                "lib/daybook-worker")) {
            Files.createDirectories(install.resolve(file).getParent());
            Files.copy(BUILT.resolve(file), install.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(install.resolve("lib/daybook-app-1.jar"), "");
        Files.writeString(install.resolve("lib/daybook-daemon-1.jar"), "");
        for (String jar : List.of("daybook-ui-1", "javafx-base-26", "javafx-base-26-linux",
                "javafx-graphics-26-linux")) {
            Files.writeString(install.resolve("lib").resolve(jar + ".jar"), "");
        }
    }

    @Test
    void theJavaToldByItsOwnVariableComesBeforeTheBundledOne() throws Exception {
        Map<String, String> own = Map.of("DAYBOOK_JAVA_HOME", jdk(temporary.resolve("own"), "25.0.3").toString());
        jdk(install.resolve("runtime"), "26");
        assertEquals("own", java(run(own, "daybook", "status")));
        assertEquals("runtime", java(run(Map.of(), "daybook", "status")));
    }

    @Test
    void aJavaThatIsTooOldIsPassedOver() throws Exception {
        jdk(install.resolve("runtime"), "17.0.15");
        Map<String, String> home = Map.of("JAVA_HOME", jdk(temporary.resolve("home"), "1.8.0_492").toString(), "PATH",
                jdk(temporary.resolve("path"), "25").resolve("bin") + ":" + System.getenv("PATH"));
        assertEquals("path", java(run(home, "daybook", "status")));
    }

    @Test
    void anUnfitJavaThatWasAskedForIsSaidInOneLine() throws Exception {
        Path old = jdk(temporary.resolve("old"), "24.0.2");
        Ran ran = run(Map.of("DAYBOOK_JAVA_HOME", old.toString()), "daybookd");
        assertEquals("daybookd: DAYBOOK_JAVA_HOME=" + old + " is not a Java 25 or newer, set it to one or unset it\n",
                ran.err);
        assertEquals(78, ran.exit);
    }

    @Test
    void argumentsAndOptionsArriveAsTheyWereGivenThroughLinksToo() throws Exception {
        jdk(install.resolve("runtime"), "25");
        Path link = Files.createSymbolicLink(temporary.resolve("hop"), Path.of("day book/bin/daybook"));
        Path linked = Files.createSymbolicLink(temporary.resolve("linked"), link);
        Ran ran = run(Map.of("DAYBOOK_JAVA_OPTS", "-Xone -Xtwo"), linked, "a b", "", "*");
        List<String> told = ran.out.lines().toList();
        assertEquals(List.of("<dev.daybook.cli.Main>", "<a b>", "<>", "<*>"),
                told.subList(told.size() - 4, told.size()));
        assertTrue(told.containsAll(List.of("<-Xone>", "<-Xtwo>", "<-Ddaybook.install=" + install.toRealPath() + ">",
                "<" + install.toRealPath() + "/lib/daybook-app-1.jar>")), ran.out);
    }

    @Test
    void twoVersionsInOneFolderAreRefused() throws Exception {
        jdk(install.resolve("runtime"), "25");
        Files.writeString(install.resolve("lib/daybook-daemon-2.jar"), "");
        Ran ran = run(Map.of(), "daybookd");
        assertEquals(78, ran.exit);
        assertEquals(1, ran.err.lines().count(), ran.err);
    }

    @Test
    void theWorkerInTheBackgroundIsStartedWithTheSameJava() throws Exception {
        jdk(install.resolve("runtime"), "25");
        Ran ran = run(Map.of(), install.resolve("lib/daybook-worker"), "a task");
        List<String> told = ran.out.lines().toList();
        assertEquals(List.of("<dev.daybook.worker.DetachedMain>", "<a task>"),
                told.subList(told.size() - 2, told.size()));
    }

    @Test
    void theDesktopGetsTheSystemsOwnJarsOfJavaFxAsModules() throws Exception {
        jdk(install.resolve("runtime"), "25");
        Ran ran = run(Map.of("DAYBOOK_JAVA_OPTS", "-Xone"), "daybook-tray", "--hidden");
        List<String> told = ran.out.lines().toList();
        Path lib = install.toRealPath().resolve("lib");
        assertEquals("<" + lib + "/javafx-base-26-linux.jar:" + lib + "/javafx-graphics-26-linux.jar>",
                told.get(told.indexOf("<--module-path>") + 1));
        assertTrue(told.contains("<-Xone>"), ran.out);
        assertEquals(List.of("<dev.daybook.ui.Main>", "<--hidden>"), told.subList(told.size() - 2, told.size()));
    }

    @Test
    void theLibrariesHoldNativeCodeOfThisSystemAlone() throws Exception {
        try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
            List<String> natives = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.matches("javafx-.*-\\d[^-]*-.*\\.jar")).sorted().toList();
            assertEquals(3, natives.size(), natives.toString());
            assertTrue(natives.stream().allMatch(name -> name.contains("-" + system())), natives.toString());
        }
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "mac" : name.startsWith("Windows") ? "win" : "linux";
    }

    @Test
    void everyJarThatAManifestNamesIsInTheFolder() throws Exception {
        try (Stream<Path> jars = Files.list(BUILT.resolve("lib"))) {
            for (Path jar : jars.filter(file -> file.getFileName().toString().matches("daybook-.*\\.jar")).toList()) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    String path = file.getManifest().getMainAttributes().getValue("Class-Path");
                    for (String name : path.split(" ", -1)) {
                        assertTrue(Files.exists(jar.resolveSibling(name)), jar + " names " + name);
                    }
                }
            }
        }
    }

    @Test
    void theBuiltFolderRuns() throws Exception {
        Ran ran = run(Map.of(), BUILT.resolve("bin/daybook"), "version");
        assertTrue(ran.out.matches("daybook \\d+\\.\\d+.*\n"), ran.out + ran.err);
        assertEquals("", ran.err);
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nSOURCE=\"\"");
        Path java = Files.writeString(home.resolve("bin/java"),
                "#!/bin/sh\necho '" + home.getFileName() + "'\nfor told; do echo \"<$told>\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return home;
    }

    private static String java(Ran ran) {
        return ran.out.lines().findFirst().orElse(ran.err);
    }

    private Ran run(Map<String, String> environment, String script, String... arguments) throws Exception {
        return run(environment, install.resolve("bin").resolve(script), arguments);
    }

    private Ran run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
        builder.environment().keySet().removeAll(List.of("DAYBOOK_JAVA_HOME", "DAYBOOK_JAVA_OPTS", "JAVA_HOME"));
        builder.environment().putAll(environment);
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int exit = process.waitFor();
        return new Ran(exit, Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
