package io.github.sparkagd.data;

import io.github.sparkagd.data.RowReader.Wrong;
import io.github.sparkagd.settings.Phrase;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Lines of the LibSVM format: a label, then {@code index:value} with rising 1-based indices; a {@code #} begins a comment.
 *
 * <p>The query id of ranking data, {@code qid:NUMBER} after the label, is ignored and counted.
 */
final class LibsvmFormat extends TextFormat {
    private static final String QUERY = "qid:";
    private static final Phrase NOT_LIBSVM = Phrase.of("the file is not libsvm: see {format}");
    private static final Pattern SEVERAL = Pattern.compile("[+-]?\\d+,[+-]?\\d+(,[+-]?\\d+)*");

    LibsvmFormat() {
        super("libsvm");
    }

    @Override
    RowSource.Sets open(FormatInput input) {
        return sets(input, new Parser(input.options().features().orElse(0)), input.unnamed());
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of((session, rows, folder) -> write(session, rows, folder, LibsvmFormat::write));
    }

    private static void write(LabelledRow row, StringBuilder line) {
        line.append(row.label());
        SparseVector features = row.features().toSparse();
        for (int k = 0; k < features.values().length; k++) {
            line.append(' ').append(features.indices()[k] + 1).append(':').append(features.values()[k]);
        }
    }

    /** @param features the largest index allowed; 0 for no limit */
    record Parser(int features) implements RowParser {
        @Override
        public RowParser.Lines open() {
            return new LibsvmLines(features);
        }
    }

    private static final class LibsvmLines implements RowParser.Lines {
        private final int features;
        private int[] indices = new int[64];
        private double[] values = new double[64];
        private long queries;
        private final PlainNumbers numbers = new PlainNumbers();

        LibsvmLines(int features) {
            this.features = features;
        }

        @Override
        public String content(String line) {
            int comment = line.indexOf('#');
            return (comment < 0 ? line : line.substring(0, comment)).strip();
        }

        @Override
        public long ignored() {
            return queries;
        }

        @Override
        public ReadResult.Row plain(byte[] bytes, int length, long number) {
            numbers.open(bytes, length);
            numbers.skipBlanks();
            double label = numbers.number();
            int entries = 0;
            int previous = 0;
            for (numbers.skipBlanks(); !numbers.atEnd() && !numbers.failed(); numbers.skipBlanks()) {
                int index = numbers.index();
                numbers.skip(':');
                double value = numbers.number();
                if (index <= previous || (features > 0 && index > features)) {
                    return null;
                }
                put(entries++, index, value);
                previous = index;
            }
            return numbers.failed() ? null : row(number, label, entries);
        }

        private void put(int entry, int index, double value) {
            if (entry == values.length) {
                indices = Arrays.copyOf(indices, 2 * entry);
                values = Arrays.copyOf(values, 2 * entry);
            }
            indices[entry] = index - 1;
            values[entry] = value;
        }

        private ReadResult.Row row(long number, double label, int entries) {
            int size = entries == 0 ? 0 : indices[entries - 1] + 1;
            Vector found = Vectors.sparse(size, Arrays.copyOf(indices, entries), Arrays.copyOf(values, entries));
            return new ReadResult.Row(number, label, found, 1, false);
        }

        @Override
        public ReadResult parse(String line, long number) {
            try {
                return row(line, number);
            } catch (Wrong wrong) {
                return new ReadResult.Fault(number, wrong.fault().message());
            }
        }

        private ReadResult row(String line, long number) throws Wrong {
            int end = line.length();
            int at = tokenEnd(line, 0, end);
            double label = label(line.substring(0, at), line);
            at = afterQuery(line, at, end);
            int entries = 0;
            int previous = 0;
            for (int from = skipBlanks(line, at, end); from < end; from = skipBlanks(line, at, end)) {
                at = tokenEnd(line, from, end);
                int colon = line.indexOf(':', from);
                if (colon < 0 || colon >= at) {
                    throw new Wrong(
                            "'%s' is not index:value. Maybe %s.",
                            Numbers.shown(line.substring(from, at)),
                            otherFormat(line).orElse(NOT_LIBSVM));
                }
                int index = index(line.substring(from, colon), previous);
                double value = finite("value of feature " + index, line.substring(colon + 1, at));
                put(entries++, index, value);
                previous = index;
            }
            return row(number, label, entries);
        }

        private static double label(String text, String line) throws Wrong {
            OptionalDouble value = Numbers.finite(text);
            if (value.isPresent()) {
                return value.getAsDouble();
            }
            if (SEVERAL.matcher(text).matches() && line.indexOf(':') > 0) {
                throw new Wrong(
                        "the label is '%s', which is several labels or has a decimal comma. "
                                + "Maybe keep one label a row, with a decimal point.",
                        Numbers.shown(text));
            }
            Phrase otherwise = text.indexOf(':') >= 0
                    ? Phrase.of("the label is missing: begin each line with one")
                    : line.indexOf(':') < 0 ? NOT_LIBSVM : Phrase.of("write each class as a number");
            String shown = Numbers.shown(text);
            throw otherFormat(line)
                    .map(other -> new Wrong("the label is '%s', which is not a number. Maybe %s.", shown, other))
                    .orElseGet(() -> new Wrong("%s", Numbers.fault("label", text, otherwise)));
        }

        /** The format of a line that is one of numbers in columns. */
        private static Optional<Phrase> otherFormat(String line) {
            return line.indexOf(':') >= 0
                    ? Optional.empty()
                    : Separators.numbers(line, '\0').map(separator -> Phrase.of("{format=csv} %s", separator));
        }

        /** Where the entries begin. */
        private int afterQuery(String line, int from, int end) throws Wrong {
            int start = skipBlanks(line, from, end);
            if (!line.startsWith(QUERY, start)) {
                return from;
            }
            int at = tokenEnd(line, start, end);
            String id = line.substring(start + QUERY.length(), at);
            if (!id.matches("\\d+")) {
                throw new Wrong("the query id '%s' is not a whole number. Maybe qid:1.", Numbers.shown(id));
            }
            queries++;
            return at;
        }

        private int index(String text, int previous) throws Wrong {
            int index;
            try {
                index = Integer.parseInt(text);
            } catch (NumberFormatException wrong) {
                throw new Wrong(
                        "the index '%s' is not a whole number up to %s. Maybe %s.",
                        Numbers.shown(text), Integer.MAX_VALUE, NOT_LIBSVM);
            }
            if (index < 1) {
                throw new Wrong("the index %s is below 1. Maybe the file counts from 0: libsvm counts from 1.", index);
            }
            if (index == previous) {
                throw new Wrong("the index %s is repeated. Maybe drop one of the two.", index);
            }
            if (index < previous) {
                throw new Wrong("the index %s follows %s. Maybe sort each line by index.", index, previous);
            }
            if (features > 0 && index > features) {
                throw new Wrong("the index %s is above {features=%s}. Maybe {features=%s}.", index, features, index);
            }
            return index;
        }

        private static double finite(String what, String text) throws Wrong {
            OptionalDouble value = Numbers.finite(text);
            if (value.isEmpty()) {
                throw new Wrong("%s", Numbers.fault(what, text, Phrase.of("write it as a number")));
            }
            return value.getAsDouble();
        }

        private static int skipBlanks(String line, int from, int end) {
            int at = from;
            while (at < end && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            return at;
        }

        private static int tokenEnd(String line, int from, int end) {
            int at = from;
            while (at < end && !Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            return at;
        }
    }
}
