package dev.daybook.platform;

/** A folder has a name that this process cannot say in its locale. The message is one line for a person. */
public final class UnusableFolder extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableFolder(String variable, String value, Throwable cause) {
        super(variable + " is \"" + value.replaceAll("\\p{Cntrl}", "?") + "\", which cannot be a folder's name in the"
                + " locale of this process; set LC_ALL=C.UTF-8 or another locale in UTF-8", cause);
    }
}
