package dev.daybook.words;

/** What the words of a recovery record mean to a person; the word itself is kept, so that it can be searched for. */
public final class RecoveryWords {

    private RecoveryWords() {}

    /** Why it had to be recovered. */
    public static String cause(String cause) {
        return switch (cause) {
            case "killed" -> "killed: the daemon ended without being asked to";
            case "power_loss" -> "power_loss: the machine went down under it";
            default -> PlainText.spoken(cause);
        };
    }

    /** As the end of "was recovered". */
    public static String after(String cause) {
        return switch (cause) {
            case "killed" -> " after a kill";
            case "power_loss" -> " after a power loss";
            default -> "";
        };
    }

    /** What chose its end. */
    public static String evidence(String evidence) {
        return switch (evidence) {
            case "block" -> "block: its last stored minute";
            case "activity" -> "activity: the last activity noted";
            case "no_block" -> "no_block: nothing was stored of it, so it ends where it began";
            case "next_session" -> "next_session: the start of the session after it";
            case "max_length" -> "max_length: the longest a session may be";
            case "launch" -> "launch: the launch that found it";
            case "future_start" -> "future_start: it began in the future, so it ends where it began";
            default -> PlainText.spoken(evidence);
        };
    }
}
