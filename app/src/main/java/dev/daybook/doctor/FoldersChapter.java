package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import dev.daybook.platform.Directories;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Where everything lies, whether it is there, private and writable, and how full its disk is. */
final class FoldersChapter {

    private static final long FULL = 100_000_000;
    private static final long NEARLY_FULL = 1_000_000_000;
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final Set<String> OF_A_NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p");

    private FoldersChapter() {}

    static Chapter of(Patient patient, Findings findings) {
        Directories all = patient.directories();
        look("settings", all.config(), false, findings);
        look("data", all.data(), true, findings);
        look("days", all.events(), true, findings);
        look("operations", all.operations(), true, findings);
        look("logs", all.logs(), true, findings);
        look("run", all.run(), true, findings);
        return findings.chapter("Folders");
    }

    private static void look(String what, Path folder, boolean ownerAlone, Findings findings) {
        if (!Files.exists(folder)) {
            findings.ok(what, folder + ", which is not there yet");
        } else if (!Files.isDirectory(folder)) {
            findings.problem(what, folder + " is a file", "move it away");
        } else if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            findings.problem(what, folder + " may not be entered or written to by this user",
                    "make it yours again: chown and chmod 700");
        } else {
            entered(what, folder, ownerAlone, findings);
        }
    }

    private static void entered(String what, Path folder, boolean ownerAlone, Findings findings) {
        try {
            FileStore disk = Files.getFileStore(folder);
            String said = folder + ", " + disk.type() + ", " + Sizes.of(disk.getUsableSpace()) + " free";
            Set<PosixFilePermission> others = others(folder);
            if (ownerAlone && !others.isEmpty()) {
                findings.problem(what, said + ", open to others ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)) + ")",
                        "run chmod 700 on it");
            } else if (disk.getUsableSpace() < FULL) {
                findings.problem(what, said, "make room: nothing can be stored on a full disk");
            } else if (what.equals("data") && IN_MEMORY.contains(disk.type())) {
                findings.problem(what, said + ": it is gone when the machine ends", "move it to a disk");
            } else if (what.equals("data") && OF_A_NETWORK.contains(disk.type())) {
                findings.note(what, said + ": locks over a network may not hold", "keep it on a disk of this machine");
            } else if (disk.getUsableSpace() < NEARLY_FULL && !IN_MEMORY.contains(disk.type())) {
                findings.note(what, said, "make room before it is full");
            } else {
                findings.ok(what, said);
            }
        } catch (IOException e) {
            findings.problem(what, folder + " cannot be looked at: " + e.getClass().getSimpleName(),
                    "check the folder and its disk");
        }
    }

    private static Set<PosixFilePermission> others(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Set.of();
        }
        Set<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(folder));
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        return others;
    }
}
