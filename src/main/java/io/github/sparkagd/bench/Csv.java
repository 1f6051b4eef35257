package io.github.sparkagd.bench;

import java.util.ArrayList;
import java.util.List;

/** Fields of comma-separated lines, quoted where they hold commas; quotes themselves do not occur. */
final class Csv {
    private Csv() {}

    static String field(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
