package dev.daybook.platform;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a program that runs on tells that its installation was replaced or removed: it looks again and
 * again, and believes only what several looks agree on, because a package is unpacked file by file. Not thread safe.
 */
public final class InstallationWatch {

    /** Looks that must agree that nothing is left: between two versions there may be nothing for a moment. */
    static final int LOOKS_AT_NOTHING = 6;

    /** After so many looks at the folders alone one looks at the files: they may be written to in place. */
    static final int LOOKS_AT_FOLDERS = 15;

    /** Looks, after what could not be judged was put off, until it is told again. */
    static final int LOOKS_UNTIL_TOLD_AGAIN = 30;

    private static final String NOTHING = "";

    private final Installation installation;
    // Null while it could not be looked at.
    private @Nullable String own;
    private String quick = NOTHING;
    private String last;
    private int agreeing;
    private int skipped;
    private int putOff;

    /** What a look came to. */
    public enum News {
        /** It is the one that this program runs from, or it is still changing, or was put off. */
        NONE,
        /** It is another one, and has been so for two looks. */
        CHANGED,
        /** Nothing is left of it, and has not been for a while. */
        GONE
    }

    /**
     * Watches an installation, which is now as this program was started from it: it is made as early as can be, for what
     * comes between the start and this goes unnoticed. Where nothing can be told of it now, what is first seen counts.
     */
    public InstallationWatch(Installation installation) {
        this.installation = installation;
        this.own = markNow(installation);
        this.last = own == null ? NOTHING : own;
    }

    /** Watches that of this process, which is now as it was started from it; empty when it is not part of one. */
    public static Optional<InstallationWatch> ofThisProcess() {
        return Installation.ofThisProcess().map(InstallationWatch::new);
    }

    private static @Nullable String markNow(Installation installation) {
        try {
            return installation.mark().orElse(NOTHING);
        } catch (IOException unknown) {
            return null;
        }
    }

    /** What is watched. */
    public Installation installation() {
        return installation;
    }

    /**
     * Looks at it. What has been told stays so until {@link #accept} or {@link #putOff} or until it changes again.
     *
     * @throws IOException when it cannot be looked at now; that says nothing about it
     */
    public News look() throws IOException {
        String folders = installation.quickMark();
        if (folders.equals(quick) && last.equals(own) && skipped < LOOKS_AT_FOLDERS) {
            skipped++;
            return News.NONE;
        }
        quick = folders;
        skipped = 0;
        return judged(installation.mark());
    }

    private News judged(Optional<String> mark) {
        String now = mark.orElse(NOTHING);
        if (own == null) {
            own = now;
        }
        boolean same = now.equals(last);
        agreeing = same ? agreeing + 1 : 1;
        putOff = same ? Math.max(0, putOff - 1) : 0;
        last = now;
        if (isOwn()) {
            return News.NONE;
        } else if (now.equals(NOTHING)) {
            return agreeing >= LOOKS_AT_NOTHING ? News.GONE : News.NONE;
        }
        return agreeing >= 2 && putOff == 0 ? News.CHANGED : News.NONE;
    }

    /** Whether the last look saw what this program runs from, or has accepted. */
    public boolean isOwn() {
        return last.equals(own);
    }

    /** Has what the last look saw told again after {@link #LOOKS_UNTIL_TOLD_AGAIN} looks: it could not be judged now. */
    public void putOff() {
        putOff = LOOKS_UNTIL_TOLD_AGAIN;
    }

    /** Takes what the last look saw for this program's own: only another change is news from now on. */
    public void accept() {
        own = last;
    }
}
