package dev.daybook.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import dev.daybook.api.Json;
import dev.daybook.daemon.Main;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** What app, daemon and ui are made of, from their build folders or jars, and nothing of any test. */
final class ProductClasses {

    private ProductClasses() {}

    static JavaClasses all() throws IOException, URISyntaxException {
        Set<Location> locations = new HashSet<>(Locations.ofPackage("dev.daybook.ui"));
        locations.add(home(Json.class));
        locations.add(home(Main.class));
        return new ClassFileImporter().importLocations(locations);
    }

    /** The names of the daemon's packages, as its module has them. */
    static Set<String> daemonPackages() throws IOException, URISyntaxException {
        return new ClassFileImporter().importLocations(Set.of(home(Main.class))).stream().map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
    }

    private static Location home(Class<?> member) throws IOException, URISyntaxException {
        Path path = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(path)) {
            return Location.of(path);
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return Location.of(jar);
        }
    }
}
