package dev.daybook.cli.view;

/** A piece of text in one ink. */
record Span(String text, Ink ink) {

    static Span plain(String text) {
        return new Span(text, Ink.PLAIN);
    }

    static Span strong(String text) {
        return new Span(text, Ink.STRONG);
    }

    static Span faint(String text) {
        return new Span(text, Ink.FAINT);
    }

    int width() {
        return Width.of(text);
    }

    Span fitted(int width) {
        return new Span(Width.fit(text, width), ink);
    }
}
