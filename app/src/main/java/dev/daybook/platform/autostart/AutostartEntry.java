package dev.daybook.platform.autostart;

/**
 * What the system holds for one of the two programs.
 *
 * @param place the file, or whatever the system keeps it in
 */
public record AutostartEntry(Role role, String place, Standing standing) {

    /** Which program. */
    public enum Role {

        DAEMON("daemon"), TRAY("tray");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /** What a person calls it. */
        public String word() {
            return word;
        }
    }

    /** How it stands. */
    public sealed interface Standing {

        /** Nothing is started at login: none is there, or it is switched off. */
        record Absent() implements Standing {}

        /**
         * This installation's program is started.
         *
         * @param command as a person would read it
         */
        record Ours(String command) implements Standing {}

        /**
         * Something else is.
         *
         * @param what it does, to follow the program's name: "starts another program, PATH"
         */
        record Other(String what) implements Standing {}
    }
}
