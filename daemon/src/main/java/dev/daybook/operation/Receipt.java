package dev.daybook.operation;

/**
 * What a stop did to an operation's processes.
 *
 * @param stopped told to stop and gone
 * @param left survived even SIGKILL
 */
public record Receipt(int stopped, int left) {

    /** Nothing ran. */
    public static final Receipt NOTHING = new Receipt(0, 0);

    @Override
    public String toString() {
        return "stopped " + stopped + (stopped == 1 ? " process, " : " processes, ") + left + " left";
    }
}
