package dev.daybook.cli.view;

/** How a piece of text stands out, by SGR codes (ECMA-48), where the terminal shows colour. */
enum Ink {
    PLAIN(""), STRONG("1"), FAINT("2"), GOOD("32"), CARE("33"), BAD("31"), ACCENT("36"), HUE_1("36"), HUE_2(
            "33"), HUE_3("35"), HUE_4("32"), HUE_5("34"), HUE_6(
                    "31"), OTHER("90"), FOUND("1;36");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return !colour || this == PLAIN || text.isBlank() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
