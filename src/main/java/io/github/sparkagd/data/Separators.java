package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the separator that a line of columns has, for messages about another that does not fit. */
final class Separators {
    /** Blanks last: names of columns hold them. */
    private static final String KNOWN = ";\t|, ";

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern LIBSVM = Pattern.compile("\\S+\\s+(qid:)?\\d+:[^\\s:]+(\\s.*)?");

    private Separators() {}

    /**
     * What makes columns of a line, as settings and advice.
     *
     * @param line that {@code tried} does not fit
     * @param tried the separator in use
     */
    static Optional<Phrase> remedy(String line, char tried) {
        if (LIBSVM.matcher(line).matches()) {
            return Optional.of(Phrase.of("{format=libsvm}"));
        }
        return numbers(line, tried).or(() -> names(line, tried).map(Separators::setting));
    }

    /** The same for lines of numbers alone, which hold no names. */
    static Optional<Phrase> numbers(String line, char tried) {
        Optional<Phrase> plain = others(tried)
                .filter(separator -> all(line, separator, false))
                .findFirst()
                .map(Separators::setting);
        return plain.or(() -> others(tried)
                .filter(separator -> separator != ',' && all(line, separator, true))
                .findFirst()
                .map(separator -> Phrase.of("%s, and numbers with decimal points", setting(separator))));
    }

    private static Optional<Character> names(String line, char tried) {
        return others(tried).filter(separator -> line.indexOf(separator) > 0).findFirst();
    }

    private static Stream<Character> others(char tried) {
        return KNOWN.chars().filter(separator -> separator != tried).mapToObj(separator -> (char) separator);
    }

    /** Whether all columns are numbers; with decimal commas in one at least where those are allowed. */
    private static boolean all(String line, char separator, boolean commas) {
        List<String> fields = fields(line, separator);
        long withComma = fields.stream().filter(Separators::hasDecimalComma).count();
        long plain = fields.stream()
                .filter(field -> Numbers.finite(field).isPresent())
                .count();
        return fields.size() > 1 && plain + (commas ? withComma : 0) == fields.size() && (!commas || withComma > 0);
    }

    static boolean hasDecimalComma(String field) {
        return DECIMAL_COMMA.matcher(field).matches();
    }

    private static List<String> fields(String line, char separator) {
        String between = separator == ' ' ? "\\s+" : Pattern.quote(String.valueOf(separator));
        return Arrays.stream(line.strip().split(between, -1))
                .map(field -> field.strip().replaceAll("^\"(.*)\"$", "$1"))
                .toList();
    }

    /** With the quotes that a shell needs. */
    private static Phrase setting(char separator) {
        return Phrase.of("{separator='%s'}", separator == '\t' ? "\\t" : separator);
    }
}
