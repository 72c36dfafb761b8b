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
    private static final Path SCRIPTS = Path.of("src/main/packages").toAbsolutePath();
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    private BuiltPackages() {}

    /** The one of this type of the built folder as it is, or of another version with the same contents. */
    static Path of(String type, String version, Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("image-" + version);
        run(folder, List.of("cp", "-al", image().toString(), image.toString()));
        if (!version.equals(builtVersion())) {
            new InstalledCopy(image).upgradeTo(version);
            // They are those of the jars that were.
            run(folder, List.of("rm", "-rf", image.resolve("lib/aot").toString()));
        }
        Path out = Files.createDirectories(folder.resolve(type + "-" + version));
        run(folder, List.of("env", "JAVA_HOME=" + JDK, "DAYBOOK_COMPRESSION=fast", "DAYBOOK_PACKAGES=" + type, "bash",
                SCRIPTS.resolve("build").toString(), image.toString(), version, out.toString()));
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

    /** The whole installation, with a Java of its own and caches; made once for all tests, whichever JVM comes first. */
    static Path image() throws IOException, InterruptedException {
        Path image = Files.createDirectories(TARGET).resolve("image");
        try (FileChannel file = FileChannel.open(TARGET.resolve("image.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (!isOfBuilt(image)) {
                Path begun = TARGET.resolve("image.begun");
                run(TARGET, List.of("rm", "-rf", image.toString()));
                run(TARGET, List.of("env", "JAVA_HOME=" + JDK, "bash", SCRIPTS.resolve("image").toString(),
                        Home.BIN.resolveSibling("").toString(), begun.toString()));
                Files.move(begun, image);
            }
        }
        return image;
    }

    /** Whether it is there and of the folder that was built last. */
    private static boolean isOfBuilt(Path image) throws IOException, InterruptedException {
        return new ProcessBuilder("diff", "-rq", "--exclude=aot", "--exclude=runtime",
                Home.BIN.resolveSibling("").toString(), image.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
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
