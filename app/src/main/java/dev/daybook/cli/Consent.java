package dev.daybook.cli;

import java.io.Console;
import java.util.Optional;

/**
 * A person's agreement to what they were shown: given beforehand with {@code --yes}, or typed as one word on a terminal.
 *
 * @param word to be typed, a verb's own
 * @param given beforehand
 */
record Consent(String word, boolean given, Optional<Console> terminal) {

    static Consent to(String word, boolean given) {
        return new Consent(word, given, Optional.ofNullable(System.console()).filter(Console::isTerminal));
    }

    /** Whether it is neither given nor can be asked for. */
    boolean cannotBeHad() {
        return !given && terminal.isEmpty();
    }

    /**
     * Asks, unless it was given.
     *
     * @param purpose the end of the question, before its colon
     * @param otherwise what a refusal comes to
     * @throws Failure when another word was typed, or none
     */
    void obtain(String purpose, String otherwise) throws Failure {
        if (!given) {
            String typed = terminal.orElseThrow().readLine("Type '%s' %s: ", word, purpose);
            if (typed == null || !typed.strip().equals(word)) {
                throw new Failure(Exit.FAILED, otherwise);
            }
        }
    }
}
