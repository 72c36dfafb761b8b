package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.desktop.RealDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row L1: the package for systems with RPM, as rpm's own tools see it, and installed below an empty root. */
@Timeout(600)
class RpmTest {

    @TempDir
    Path folder;

    /** It waits for whoever else makes it, for as long as that takes. */
    @BeforeAll
    static void image() throws Exception {
        RealDesktop.require("rpm", "rpmbuild");
        BuiltPackages.image();
    }

    @Test
    void l1ThePackageHoldsWhatItShouldAsRootAndTakesAllOfItAwayAgain() throws Exception {
        String packed = BuiltPackages.of("rpm", BuiltPackages.builtVersion(), folder).toString();

        assertTrue(rpm("-K", packed).contains("digests OK"));
        assertEquals("root:root", rpm("-qp", "--qf", "[%{FILEUSERNAME}:%{FILEGROUPNAME}\n]", packed).lines().distinct()
                .reduce("", String::concat));
        assertFalse(rpm("-qp", "--qf", "[%{FILEMODES:perms} %{FILENAMES}\n]", packed).lines()
                .anyMatch(file -> !file.startsWith("l") && (file.charAt(5) == 'w' || file.charAt(8) == 'w')));
        List<String> files = rpm("-qpl", packed).lines().toList();
        assertTrue(files.containsAll(List.of("/opt/daybook/runtime/bin/java", "/usr/bin/daybook", "/usr/bin/daybookd",
                "/usr/bin/daybook-tray", "/usr/share/man/man1/daybook.1.gz",
                "/usr/share/zsh/site-functions/_daybook", "/usr/share/icons/hicolor/scalable/apps/daybook.svg")));
        assertFalse(files.contains("/usr/bin") || files.contains("/opt") || files.contains("/usr/share/man/man1"),
                "folders of the system are not this package's");
        assertTrue(rpm("-qpR", packed).contains("libc.so.6(GLIBC_2.34)(64bit)"));
        assertFalse(rpm("-qpR", packed).contains("libgtk"), "the daemon runs without a desktop");
        String scripts = rpm("-qp", "--scripts", packed);
        assertTrue(scripts.contains("[ \"$1\" -eq 0 ] || exit 0"), scripts);
        assertEquals(1, scripts.lines().filter(line -> line.contains("scriptlet")).count(), scripts);

        Path root = Files.createDirectory(folder.resolve("root"));
        List<String> where = List.of("--root", root.toString(), "--nodeps");
        rpm(where, "--noscripts", "-i", packed);
        assertEquals("/opt/daybook/bin/daybook",
                Files.readSymbolicLink(root.resolve("usr/bin/daybook")).toString());
        assertEquals("daybook " + BuiltPackages.builtVersion() + "\n", BuiltPackages.run(folder, List.of("env", "-i",
                "DAYBOOK_HOME=" + folder.resolve("h"), root.resolve("opt/daybook/bin/daybook").toString(), "version")));
        assertEquals("", rpm(where, "-V", "daybook"), "installed as it was packed");
        rpm(where, "--noscripts", "-e", "daybook");
        assertFalse(Files.exists(root.resolve("opt/daybook")));
        assertFalse(Files.exists(root.resolve("usr/share/doc/daybook")));
    }

    private String rpm(String... arguments) throws Exception {
        return rpm(List.of(), arguments);
    }

    private String rpm(List<String> where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("rpm"));
        command.addAll(where);
        command.addAll(List.of(arguments));
        return BuiltPackages.run(folder, command);
    }
}
