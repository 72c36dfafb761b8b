package dev.daybook.functional;

import dev.daybook.desktop.RealDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody who is not root, for programs that do otherwise for root: who runs the tests, or the user
 * {@code daybook-test} when root does.
 */
final class OrdinaryUser {

    private static final String NAME = "daybook-test";

    private final Optional<UserPrincipal> other;

    private OrdinaryUser(Optional<UserPrincipal> other) {
        this.other = other;
    }

    /** Skips the test, or fails it where a desktop is required, when root runs it and there is no such user. */
    static OrdinaryUser required(Path folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return new OrdinaryUser(Optional.empty());
        }
        RealDesktop.require("setpriv");
        Optional<UserPrincipal> user = find(folder);
        RealDesktop.require(user.isPresent(), "root runs this test, so it needs the user " + NAME
                + ": useradd --create-home " + NAME);
        return new OrdinaryUser(user);
    }

    private static Optional<UserPrincipal> find(Path folder) throws IOException {
        try {
            return Optional.of(folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME));
        } catch (UserPrincipalNotFoundException none) {
            return Optional.empty();
        }
    }

    /** The same command, run as this user; the process keeps its number. */
    List<String> as(String... command) {
        List<String> words = new ArrayList<>();
        if (other.isPresent()) {
            words.addAll(List.of("setpriv", "--reuid", NAME, "--regid", NAME, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words;
    }

    /** The user's name. */
    String name() {
        return other.map(UserPrincipal::getName).orElse(System.getProperty("user.name"));
    }

    /** Gives a file or folder to this user. */
    Path give(Path file) throws IOException {
        if (other.isPresent()) {
            Files.setOwner(file, other.get());
        }
        return file;
    }

    /** A folder of this user's own. */
    Path folder(Path path) throws IOException {
        return give(Files.createDirectories(path));
    }

    /** The built folder where this user can read it: itself, or a copy when it lies where only root may go. */
    Path install(Path built, Path spare) throws IOException, InterruptedException {
        if (other.isEmpty() || runs(as("test", "-r", built.resolve("bin/daybook-tray").toString()))) {
            return built;
        }
        Path copy = spare.resolve("installed");
        if (!runs(Stream.of("cp", "-a", built.toString(), copy.toString()).toList())) {
            throw new IOException("cannot copy " + built + " to " + copy);
        }
        return copy;
    }

    private static boolean runs(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
