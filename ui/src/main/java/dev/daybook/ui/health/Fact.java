package dev.daybook.ui.health;

import dev.daybook.ui.parts.Chip.Tone;

/**
 * One line of a card.
 *
 * @param name what it is about, in a word or two
 */
record Fact(String name, String value, Tone tone) {

    /** The same without a colour: of what is from before nobody knows whether it is good. */
    Fact pale() {
        return plain(name, value);
    }

    static Fact plain(String name, String value) {
        return new Fact(name, value, Tone.NEUTRAL);
    }
}
