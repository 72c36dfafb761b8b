package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Packages of the built folder with a Java of its own, made as {@code mvn -Ppackages package} does, but packed fast. */
final class BuiltPackages {

    static final Path TARGET = Objects.requireNonNull(Home.BIN.getParent()).resolveSibling("packages-tried");
    private static final Path SCRIPT = Path.of("src/main/packages/build").toAbsolutePath();
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /** What all three programs need, as the installation's own Java has it. */
    private static final String MODULES = "java.base,java.compiler,java.desktop,java.instrument,java.logging,"
            + "java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,"
            + "jdk.localedata,jdk.unsupported,jdk.unsupported.desktop,jdk.zipfs";

    private BuiltPackages() {}

    /** The one of this type of the built folder as it is, or of another version with the same contents. */
    static Path of(String type, String version, Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("image-" + version);
        InstalledCopy copy = InstalledCopy.of(image);
        if (!version.equals(builtVersion())) {
            copy.upgradeTo(version);
        }
        // They are the built folder's, and of its Java: this one would not use them.
        run(folder, List.of("rm", "-rf", image.resolve("lib/aot").toString()));
        run(folder, List.of("cp", "-al", runtime().toString(), image.resolve("runtime").toString()));
        Path out = Files.createDirectories(folder.resolve(type + "-" + version));
        run(folder, List.of("env", "JAVA_HOME=" + JDK, "DAYBOOK_COMPRESSION=fast", "DAYBOOK_PACKAGES=" + type, "bash",
                SCRIPT.toString(), image.toString(), version, out.toString()));
        try (Stream<Path> made = Files.list(out)) {
            List<Path> packages = made.toList();
            assertEquals(1, packages.size(), packages.toString());
            return packages.getFirst();
        }
    }

    /** As the jars of the built folder are named. */
    static String builtVersion() {
        try (Stream<Path> jars = Files.list(Home.BIN.resolveSibling("lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).filter(jar -> jar.startsWith("daybook-app-"))
                    .map(jar -> jar.substring("daybook-app-".length(), jar.length() - ".jar".length())).findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Linked once for all tests, whichever JVM comes first. */
    private static Path runtime() throws IOException, InterruptedException {
        Path runtime = Files.createDirectories(TARGET).resolve("runtime");
        try (FileChannel file = FileChannel.open(TARGET.resolve("runtime.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (!Files.exists(runtime)) {
                Path begun = TARGET.resolve("runtime.begun");
                run(TARGET, List.of("rm", "-rf", begun.toString()));
                run(TARGET, List.of(JDK.resolve("bin/jlink").toString(), "--add-modules", MODULES, "--strip-debug",
                        "--no-header-files", "--no-man-pages", "--output", begun.toString()));
                Files.move(begun, runtime);
            }
        }
        return runtime;
    }

    /** Runs a program to its end, which must be a good one. */
    static String run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", "");
        int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start()
                .waitFor();
        assertEquals(0, exit, command + ": " + Files.readString(said));
        return Files.readString(said);
    }
}
