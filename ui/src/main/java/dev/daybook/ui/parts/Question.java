package dev.daybook.ui.parts;

/**
 * Something that is done only after the person said yes.
 *
 * @param title what it is about, a short question
 * @param text what will happen, in full sentences
 * @param verb what the button that does it says, for instance {@code Cancel session}
 * @param no what the other button says, for instance {@code Keep running}
 * @param dangerous whether it cannot be taken back
 * @param yes what is done then, on the JavaFX thread
 */
public record Question(String title, String text, String verb, String no, boolean dangerous, Runnable yes) {}
