package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertVersion(run(Map.of(), BUILT.resolve("bin/daybook"), "version"));
    }

    @Test
    void aCacheIsUsedWithTheVeryJavaThatMadeItAndForItsOwnVersionAlone() throws Exception {
        jdk(install.resolve("runtime"), "25");
        Map<String, String> other = Map.of("DAYBOOK_JAVA_HOME", jdk(temporary.resolve("other"), "25.0.4").toString());
        Map<String, String> cacheOf = Map.of("daybook", "app", "daybookd", "daemon", "daybook-tray", "ui",
                "../lib/daybook-worker", "app");
        for (String cache : cacheOf.values()) {
            Files.createDirectories(install.resolve("lib/aot"));
            Files.writeString(install.resolve("lib/aot").resolve(cache + ".aot"), "");
        }
        Path release = Files.writeString(install.resolve("lib/aot/release"),
                "IMPLEMENTOR=\"X\";JAVA_VERSION=\"25\";SOURCE=\"\";\n1\n");
        for (var program : cacheOf.entrySet()) {
            String told = "<-XX:AOTCache=" + install.toRealPath() + "/lib/aot/" + program.getValue() + ".aot>";
            Ran with = run(Map.of(), program.getKey());
            assertTrue(with.out.contains(told), with.out + with.err);
            Ran without = run(other, program.getKey());
            assertFalse(without.out.contains("AOTCache"), without.out);
            Ran refused = run(Map.of("DAYBOOK_JAVA_OPTS", "-Xone -Xshare:off"), program.getKey());
            assertFalse(refused.out.contains("AOTCache"), "Java refuses the two together: " + refused.out);
        }
        Files.writeString(release, Files.readString(release).replace("\n1\n", "\n0.9\n"));
        for (String program : cacheOf.keySet()) {
            Ran upgraded = run(Map.of(), program);
            assertFalse(upgraded.out.contains("AOTCache"), "its classes are those before the upgrade: " + upgraded.out);
        }
    }

    @ParameterizedTest
    @CsvSource({"daybook, version, dev.daybook.cli.view.Pages", "daybookd, --version, dev.daybook.daemon.Daemon",
            "daybook-tray, --version, dev.daybook.ui.Desktop"})
    void theBuiltProgramsStartFromTheirCaches(String program, String asked, String type) throws Exception {
        assumeFalse("none".equals(System.getProperty("daybook.caches")), "built without caches");
        Path loaded = temporary.resolve("loaded");
        Ran ran = run(Map.of("DAYBOOK_JAVA_OPTS", "-Xlog:class+load:file=" + loaded),
                BUILT.resolve("bin").resolve(program),
                asked);
        assertEquals("", ran.err);
        assertTrue(ran.out.matches(program + " \\d+\\.\\d+.*\n"), ran.out);
        String line = Files.readString(loaded).lines().filter(each -> each.contains(" " + type + " ")).findFirst()
                .orElse("never loaded, so not from a cache");
        assertTrue(line.contains("shared objects file"), line);
    }

    @Test
    void aCacheThatCannotBeUsedIsPassedOverInSilence() throws Exception {
        assumeFalse("none".equals(System.getProperty("daybook.caches")), "built without caches");
        Path copy = temporary.resolve("copy");
        assertEquals(0, new ProcessBuilder("cp", "-a", BUILT.toString(), copy.toString()).start().waitFor());
        Path cache = copy.resolve("lib/aot/app.aot");
        byte[] whole = Files.readAllBytes(cache);
        byte[] otherHead = whole.clone();
        Arrays.fill(otherHead, 8, 64, (byte) 7);
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), otherHead)) {
            Files.write(cache, damaged);
            assertVersion(run(Map.of(), copy.resolve("bin/daybook"), "version"));
        }
        Files.write(cache, whole);
        assertVersion(run(Map.of("DAYBOOK_JAVA_OPTS", "-XX:-UseSerialGC -XX:+UseParallelGC"),
                copy.resolve("bin/daybook"), "version"));
        Path jar = only(copy.resolve("lib"), "picocli-.*\\.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertVersion(run(Map.of(), copy.resolve("bin/daybook"), "version"));
    }

    private static void assertVersion(Ran ran) {
        assertEquals("", ran.err);
        assertTrue(ran.out.matches("daybook \\d+\\.\\d+.*\n"), ran.out);
    }

    private static Path only(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).findFirst().orElseThrow();
        }
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
