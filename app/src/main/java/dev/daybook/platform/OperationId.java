package dev.daybook.platform;

import java.security.SecureRandom;
import java.util.Random;
import java.util.regex.Pattern;

/** Ids of operations and workers: 50 random bits in letters that are not mistaken for each other (Crockford's base 32). */
public final class OperationId {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 10;
    private static final Pattern OPERATION = Pattern.compile("op_[a-z0-9]{10}");
    private static final Pattern WORKER = Pattern.compile("wk_[a-z0-9]{10}");

    private OperationId() {}

    /** A new operation's. */
    public static String next() {
        return "op_" + letters();
    }

    /** A new worker's. */
    public static String nextWorker() {
        return "wk_" + letters();
    }

    public static boolean fits(String id) {
        return OPERATION.matcher(id).matches();
    }

    public static boolean fitsWorker(String id) {
        return WORKER.matcher(id).matches();
    }

    private static String letters() {
        Random random = new SecureRandom();
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
