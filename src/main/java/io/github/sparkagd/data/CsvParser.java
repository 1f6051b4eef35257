package io.github.sparkagd.data;

import com.univocity.parsers.csv.CsvParserSettings;

/**
 * Lines of separated columns, all numbers, one of them the label.
 *
 * @param separator between columns
 * @param columns how many, the label among them
 * @param label 0-based number of the label column
 * @param header whether the first line of a file names the columns
 */
record CsvParser(char separator, int columns, int label, boolean header) implements RowParser {

    @Override
    public Lines open() {
        return new Parser();
    }

    @Override
    public boolean skipsFirstLine() {
        return header;
    }

    /** The fields of one line. */
    static String[] fields(com.univocity.parsers.csv.CsvParser parser, String line) {
        String[] fields = parser.parseLine(line);
        return fields == null ? new String[0] : fields;
    }

    static com.univocity.parsers.csv.CsvParser parser(char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(1 << 20);
        settings.setMaxCharsPerColumn(1 << 16);
        settings.setIgnoreLeadingWhitespaces(true);
        settings.setIgnoreTrailingWhitespaces(true);
        return new com.univocity.parsers.csv.CsvParser(settings);
    }

    private final class Parser implements Lines {
        private final com.univocity.parsers.csv.CsvParser parser = parser(separator);

        @Override
        public RawRow parse(String line, long number) {
            String[] fields = fields(parser, line);
            if (fields.length != columns) {
                return RawRow.fault(
                        number,
                        fields.length + " columns where " + columns
                                + " are expected. Maybe another --separator, or --header for a first line of names.");
            }
            double[] values = new double[columns - 1];
            double y = 0;
            for (int j = 0; j < columns; j++) {
                var value = Numbers.finite(fields[j]);
                if (value.isEmpty()) {
                    String what = j == label ? "label (column " + j + ")" : "value of column " + j;
                    return RawRow.fault(number, Numbers.fault(what, fields[j]));
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
