package dev.daybook.platform;

import java.io.IOException;
import java.util.Optional;

/**
 * The rule by which a program that runs on tells that its installation was replaced or removed: it looks again and
 * again, and believes only what several looks agree on, because a package is unpacked file by file. Not thread safe.
 */
public final class InstallationWatch {

    /** Looks that must agree that nothing is left: between two versions there may be nothing for a moment. */
    static final int LOOKS_AT_NOTHING = 6;

    /** After so many looks at the folders alone one looks at the files: they may be written to in place. */
    static final int LOOKS_AT_FOLDERS = 15;

    private static final String NOTHING = "";

    private final Installation installation;
    private String own;
    private String quick = NOTHING;
    private String last;
    private int agreeing;
    private int skipped;

    /** What a look came to. */
    public enum News {
        /** It is the one that this program runs from, or it is still changing. */
        NONE,
        /** It is another one, and has been so for two looks. */
        CHANGED,
        /** Nothing is left of it, and has not been for a while. */
        GONE
    }

    /**
     * Watches an installation, which is now as this program was started from it.
     *
     * @throws IOException when it cannot be looked at
     */
    public InstallationWatch(Installation installation) throws IOException {
        this.installation = installation;
        this.own = installation.mark().orElse(NOTHING);
        this.last = own;
    }

    /**
     * Looks at it. What has been told stays so until {@link #accept} or until it changes again.
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
        agreeing = now.equals(last) ? agreeing + 1 : 1;
        last = now;
        if (now.equals(own)) {
            return News.NONE;
        } else if (now.equals(NOTHING)) {
            return agreeing >= LOOKS_AT_NOTHING ? News.GONE : News.NONE;
        }
        return agreeing >= 2 ? News.CHANGED : News.NONE;
    }

    /** Takes what the last look saw for this program's own: only another change is news from now on. */
    public void accept() {
        own = last;
    }
}
