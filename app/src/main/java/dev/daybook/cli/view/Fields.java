package dev.daybook.cli.view;

import java.util.ArrayList;
import java.util.List;

/** Names and values, the values aligned and never cut: what is said here is said nowhere else. Not thread safe. */
final class Fields {

    private record Field(String name, Span value) {}

    private final List<Field> fields = new ArrayList<>();

    Fields add(String name, String value) {
        return add(name, Span.plain(Width.clean(value)));
    }

    Fields add(String name, Span value) {
        fields.add(new Field(name, value));
        return this;
    }

    void on(Paper paper) {
        int names = fields.stream().mapToInt(field -> Width.of(field.name)).max().orElse(0);
        for (Field field : fields) {
            String name = " ".repeat(Paper.INDENT) + Width.padRight(field.name, names + Paper.INDENT);
            paper.line(Span.faint(name), field.value);
        }
    }
}
