package io.github.sparkagd.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.List;
import java.util.Optional;

/**
 * Lines of separated columns, all numbers, one of them the label.
 *
 * @param separator between columns
 * @param first the columns of the first line
 * @param label 0-based number of the label column
 * @param header whether the first line of a file names the columns
 */
record CsvParser(char separator, List<String> first, int label, boolean header) implements RowParser {

    @Override
    public Lines open() {
        return new Parser();
    }

    /** Splits lines at a separator; blanks around it do not count, and many blanks separate as one does. */
    static final class Columns {
        private final char separator;
        private final com.univocity.parsers.csv.CsvParser parser;

        Columns(char separator) {
            this.separator = separator;
            this.parser = parser(separator);
        }

        /** The fields of one line; empty when they are too many or too long to be meant. */
        List<String> of(String line) {
            try {
                String[] fields = parser.parseLine(separator == ' ' ? line.replaceAll("\\s+", " ") : line);
                return fields == null ? List.of() : List.of(fields);
            } catch (TextParsingException wrong) {
                return List.of();
            }
        }
    }

    private static com.univocity.parsers.csv.CsvParser parser(char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setComment('\0');
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(1 << 20);
        settings.setMaxCharsPerColumn(1 << 16);
        settings.setIgnoreLeadingWhitespaces(true);
        settings.setIgnoreTrailingWhitespaces(true);
        return new com.univocity.parsers.csv.CsvParser(settings);
    }

    private final class Parser implements Lines {
        private final Columns parser = new Columns(separator);
        private final int columns = first.size();

        @Override
        public Optional<String> headerFault(String line) {
            return parser.of(line).equals(first)
                    ? Optional.empty()
                    : Optional.of("the names of the columns differ from those of the first file. "
                            + "Maybe this file has no header, or its columns are in another order.");
        }

        @Override
        public RawRow parse(String line, long number) {
            List<String> fields = parser.of(line);
            if (fields.size() != columns) {
                return RawRow.fault(
                        number,
                        fields.size() + " columns where " + columns
                                + " are expected. Maybe another --separator, or --header for a first line of names.");
            }
            double[] values = new double[columns - 1];
            double y = 0;
            for (int j = 0; j < columns; j++) {
                var value = Numbers.finite(fields.get(j));
                if (value.isEmpty()) {
                    String what = j == label ? "label (column " + j + ")" : "value of column " + j;
                    return RawRow.fault(number, Numbers.fault(what, fields.get(j)));
                }
                if (j == label) {
                    y = value.getAsDouble();
                } else {
                    values[j < label ? j : j - 1] = value.getAsDouble();
                }
            }
            return RawRow.dense(number, y, values);
        }
    }
}
