package dev.daybook.functional;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The built folder once more, to be upgraded, broken and removed as a package's scripts would. */
record InstalledCopy(Path folder) {

    private static final Path BUILT = Home.BIN.resolveSibling("");

    static InstalledCopy of(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(BUILT)) {
            for (Path from : all.toList()) {
                Path to = folder.resolve(BUILT.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new InstalledCopy(folder);
    }

    /**
     * Unpacks another version over it. No jar has its old name afterwards, libraries neither: what still runs from the
     * old ones has only what it holds open.
     */
    void upgradeTo(String version) throws IOException {
        List<Path> old = jars();
        for (Path jar : old) {
            String name = jar.getFileName().toString();
            Path unpacked = jar.resolveSibling(name + ".new");
            if (name.startsWith("daybook-")) {
                rewrite(jar, unpacked, version);
            } else {
                Files.copy(jar, unpacked);
            }
        }
        for (Path jar : old) {
            Path unpacked = jar.resolveSibling(jar.getFileName() + ".new");
            Files.move(unpacked, jar.resolveSibling(renamed(jar.getFileName().toString(), version)));
        }
        for (Path jar : old) {
            Files.delete(jar);
        }
    }

    /** What a copying that was broken off would leave. */
    void breakIt() throws IOException {
        for (Path jar : jars()) {
            if (jar.getFileName().toString().startsWith("daybook-app")) {
                Path half = Files.write(jar.resolveSibling("half"), new byte[1_000]);
                Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("lib"))) {
            return all.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** The launchers know Daybook's own jars and those of JavaFX by the beginning of their names. */
    private static String renamed(String jar, String version) {
        return jar.substring(0, jar.length() - ".jar".length()) + "-of-" + version + ".jar";
    }

    private static void rewrite(Path from, Path to, String version) throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes all = manifest.getMainAttributes();
            all.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            all.put(Attributes.Name.CLASS_PATH, Stream.of(all.getValue(Attributes.Name.CLASS_PATH).split(" ", -1))
                    .map(name -> renamed(name, version)).reduce((one, other) -> one + " " + other).orElseThrow());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
                for (JarEntry entry : jar.stream().filter(one -> !one.getName().equals(JarFile.MANIFEST_NAME))
                        .toList()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    try (InputStream content = jar.getInputStream(entry)) {
                        content.transferTo(out);
                    }
                }
            }
        }
    }
}
