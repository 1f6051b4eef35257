package io.github.sparkagd.data;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParserSettings;
import io.github.sparkagd.settings.Phrase;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Lines of separated columns; those that are used are numbers, one of them the label.
 *
 * @param separator between columns
 * @param first the columns of the first line
 * @param places where the columns go
 * @param header whether the first line of a file names the columns
 */
record CsvParser(char separator, List<String> first, ColumnPlaces places, boolean header) implements RowParser {

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

    /** Where the columns of a line go: to a feature, to the label, or nowhere. */
    static final class ColumnPlaces implements Serializable {
        /** Of a column that is not used. */
        private static final int NOWHERE = -1;
        /** Of the label column. */
        private static final int LABEL = -2;
        /** Of the column of weights. */
        private static final int WEIGHT = -3;

        private static final long serialVersionUID = 1L;

        /** The feature that each column holds, from 0, or one of those above. */
        private final int[] places;

        private final int features;
        private final boolean labelled;

        /**
         * @param columns how many columns a line has
         * @param taken the columns of the features, in the order of the features
         * @param label the column of the label; empty where there is none
         */
        ColumnPlaces(int columns, List<Integer> taken, OptionalInt label) {
            this.places = new int[columns];
            this.features = taken.size();
            this.labelled = label.isPresent();
            Arrays.fill(places, NOWHERE);
            for (int j = 0; j < features; j++) {
                places[taken.get(j)] = j;
            }
            label.ifPresent(column -> places[column] = LABEL);
        }

        /** The same with the rows' weights in {@code column}, where there is one. */
        ColumnPlaces weighing(OptionalInt column) {
            column.ifPresent(place -> places[place] = WEIGHT);
            return this;
        }
    }

    private static com.univocity.parsers.csv.CsvParser parser(char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setComment('\0');
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxColumns(CsvFormat.MOST_COLUMNS);
        settings.setMaxCharsPerColumn(1 << 16);
        settings.setIgnoreLeadingWhitespaces(true);
        settings.setIgnoreTrailingWhitespaces(true);
        return new com.univocity.parsers.csv.CsvParser(settings);
    }

    private final class Parser implements Lines {
        private final Columns parser = new Columns(separator);
        private final PlainNumbers numbers = new PlainNumbers();
        private final int columns = first.size();

        @Override
        public ReadResult.Row plain(byte[] bytes, int length, long number) {
            numbers.open(bytes, length);
            double[] values = new double[places.features];
            double y = places.labelled ? 0 : Double.NaN;
            double weight = 1;
            for (int j = 0; j < columns && !numbers.failed(); j++) {
                if (j > 0 && separator != ' ') {
                    numbers.skip(separator);
                }
                skipBlanks();
                int place = places.places[j];
                if (place == ColumnPlaces.NOWHERE) {
                    numbers.skipTo(separator);
                    continue;
                }
                double value = numbers.number();
                if (place == ColumnPlaces.LABEL) {
                    y = value;
                } else if (place == ColumnPlaces.WEIGHT) {
                    weight = value;
                } else {
                    values[place] = value;
                }
                skipBlanks();
            }
            return numbers.failed() || !numbers.atEnd() || weight < 0
                    ? null
                    : ReadResult.Row.dense(number, y, values).weighing(weight);
        }

        private void skipBlanks() {
            if (separator == '\t') {
                numbers.skipSpaces();
            } else {
                numbers.skipBlanks();
            }
        }

        /** Where the separator is a tab, say, tabs at the ends count: there, a field is missing. */
        @Override
        public String content(String line) {
            String stripped = line.strip();
            boolean blank = stripped.isEmpty()
                    && line.chars().filter(c -> c == separator).count() < columns - 1;
            return blank || separator == ' ' || !Character.isWhitespace(separator) ? stripped : line;
        }

        /** The fields of a row; without empty ones at the ends that are too many, as of indented lines. */
        private List<String> fields(String line) {
            List<String> fields = parser.of(line);
            int from = 0;
            int to = fields.size();
            while (Character.isWhitespace(separator)
                    && to - from > columns
                    && fields.get(from).isEmpty()) {
                from++;
            }
            while (Character.isWhitespace(separator)
                    && to - from > columns
                    && fields.get(to - 1).isEmpty()) {
                to--;
            }
            return fields.subList(from, to);
        }

        @Override
        public Optional<Phrase> headerFault(String line) {
            return parser.of(line.strip()).equals(first)
                    ? Optional.empty()
                    : Optional.of(Phrase.of("the names of the columns differ from those of the first file. "
                            + "Maybe this file has no header, or its columns are in another order."));
        }

        @Override
        public ReadResult parse(String line, long number) {
            List<String> fields = fields(line);
            if (fields.size() != columns) {
                return new ReadResult.Fault(
                        number,
                        "%s %s where %s are expected. Maybe %s.",
                        fields.size(),
                        fields.size() == 1 ? "column" : "columns",
                        columns,
                        remedy(line, fields));
            }
            double[] values = new double[places.features];
            double y = places.labelled ? 0 : Double.NaN;
            double weight = 1;
            for (int j = 0; j < columns; j++) {
                int place = places.places[j];
                if (place == ColumnPlaces.NOWHERE) {
                    continue;
                }
                var value = Numbers.finite(fields.get(j));
                if (value.isEmpty()) {
                    return new ReadResult.Fault(number, fault(line, fields, j));
                }
                if (place == ColumnPlaces.LABEL) {
                    y = value.getAsDouble();
                } else if (place == ColumnPlaces.WEIGHT) {
                    weight = value.getAsDouble();
                    if (weight < 0) {
                        return new ReadResult.Fault(number, Numbers.negativeWeight("column " + j, weight));
                    }
                } else {
                    values[place] = value.getAsDouble();
                }
            }
            return ReadResult.Row.dense(number, y, values).weighing(weight);
        }

        private Phrase fault(String line, List<String> fields, int j) {
            boolean label = places.places[j] == ColumnPlaces.LABEL;
            String what = label ? "label (column " + j + ")" : "value of column " + j;
            String text = fields.get(j);
            if (text.isEmpty() && j == columns - 1 && first.get(j).isEmpty()) {
                return Phrase.of("the %s is missing. Maybe remove the separator at the end of each line.", what);
            }
            String otherwise = label
                    ? "another {label}, or write each class as a number"
                    : "drop the column, or write its values as numbers";
            return Numbers.fault(what, text, misread(line, fields).orElse(Phrase.of(otherwise)));
        }

        /** What helps with a line that is no row of numbers at all, whichever of its fields is looked at. */
        private Optional<Phrase> misread(String line, List<String> fields) {
            if (line.startsWith("#") || line.startsWith("%")) {
                return Optional.of(Phrase.of("delete lines that are comments"));
            }
            Optional<Phrase> spanning = spanning(line, header ? "the header and every row" : "every row");
            if (spanning.isPresent()) {
                return spanning;
            }
            Optional<Phrase> separated = Separators.numbers(line, separator);
            boolean names = !header && fields.stream().allMatch(CsvParser::isWord);
            return separated.isPresent() || !names
                    ? separated
                    : Optional.of(Phrase.of("{header}, for a first line of names, or another {format}"));
        }

        private Phrase remedy(String line, List<String> fields) {
            if (fields.size() == 2 * columns && fields.stream().allMatch(field -> field.matches("[+-]?\\d+"))) {
                return Phrase.of("write numbers with decimal points instead of commas");
            }
            boolean names = !header && first.stream().allMatch(CsvParser::isWord);
            String otherwise = names
                    ? "{header}, for a first line of names"
                    : fields.size() < 2
                            ? "repair or drop the row, or another {separator}"
                            : "repair the row, or the first one if that lacks a value";
            return misread(line, fields).orElse(Phrase.of(otherwise));
        }
    }

    /**
     * What helps where a quote is opened in one line and closed in another; empty for other lines.
     *
     * @param what should stand on one line
     */
    static Optional<Phrase> spanning(String line, String what) {
        return line.chars().filter(c -> c == '"').count() % 2 == 0
                ? Optional.empty()
                : Optional.of(Phrase.of("write %s on one line, without line breaks in quotes", what));
    }

    private static boolean isWord(String field) {
        return !field.isEmpty()
                && TextValue.of(field) == TextValue.WORD
                && Numbers.finite(field).isEmpty();
    }
}
