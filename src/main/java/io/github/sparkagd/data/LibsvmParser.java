package io.github.sparkagd.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Lines of the LibSVM format: a label, then {@code index:value} with rising 1-based indices; a {@code #} begins a comment.
 *
 * <p>The query id of ranking data, {@code qid:NUMBER} after the label, is ignored and counted.
 *
 * @param features the largest index allowed; 0 for no limit
 */
record LibsvmParser(int features) implements RowParser {
    private static final String QUERY = "qid:";
    private static final String NOT_LIBSVM = "the file is not libsvm: see --format";
    private static final Pattern SEVERAL = Pattern.compile("[+-]?\\d+,[+-]?\\d+(,[+-]?\\d+)*");

    @Override
    public Lines open() {
        return new Parser(features);
    }

    @Override
    public boolean header() {
        return false;
    }

    /** Thrown within one line, and turned into a fault at its end. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private static final class Parser implements Lines {
        private final int features;
        private int[] indices = new int[64];
        private double[] values = new double[64];
        private long queries;

        Parser(int features) {
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
        public RawRow parse(String line, long number) {
            try {
                return row(line, number);
            } catch (Wrong wrong) {
                return RawRow.fault(number, wrong.getMessage());
            }
        }

        private RawRow row(String line, long number) throws Wrong {
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
                    throw new Wrong("'" + Numbers.shown(line.substring(from, at)) + "' is not index:value. Maybe "
                            + otherFormat(line).orElse(NOT_LIBSVM) + ".");
                }
                int index = index(line.substring(from, colon), previous);
                if (entries == values.length) {
                    indices = Arrays.copyOf(indices, 2 * entries);
                    values = Arrays.copyOf(values, 2 * entries);
                }
                indices[entries] = index - 1;
                values[entries++] =
                        finite("value of feature " + index, line.substring(colon + 1, at), "write it as a number");
                previous = index;
            }
            return RawRow.sparse(number, label, Arrays.copyOf(indices, entries), Arrays.copyOf(values, entries));
        }

        private static double label(String text, String line) throws Wrong {
            OptionalDouble value = Numbers.finite(text);
            if (value.isPresent()) {
                return value.getAsDouble();
            }
            if (SEVERAL.matcher(text).matches() && line.indexOf(':') > 0) {
                throw new Wrong("the label is '" + Numbers.shown(text) + "', which is several labels or has a decimal"
                        + " comma. Maybe keep one label a row, with a decimal point.");
            }
            String otherwise = text.indexOf(':') >= 0
                    ? "the label is missing: begin each line with one"
                    : line.indexOf(':') < 0 ? NOT_LIBSVM : "write each class as a number";
            throw new Wrong(otherFormat(line)
                    .map(other ->
                            "the label is '" + Numbers.shown(text) + "', which is not a number. Maybe " + other + ".")
                    .orElseGet(() -> Numbers.fault("label", text, otherwise)));
        }

        /** The format of a line that is one of numbers in columns. */
        private static Optional<String> otherFormat(String line) {
            return line.indexOf(':') >= 0
                    ? Optional.empty()
                    : Separators.numbers(line, '\0').map(separator -> "--format csv " + separator);
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
                throw new Wrong("the query id '" + Numbers.shown(id) + "' is not a whole number. Maybe qid:1.");
            }
            queries++;
            return at;
        }

        private int index(String text, int previous) throws Wrong {
            int index;
            try {
                index = Integer.parseInt(text);
            } catch (NumberFormatException wrong) {
                throw new Wrong("the index '" + Numbers.shown(text) + "' is not a whole number up to "
                        + Integer.MAX_VALUE + ". Maybe " + NOT_LIBSVM + ".");
            }
            if (index < 1) {
                throw new Wrong(
                        "the index " + index + " is below 1. Maybe the file counts from 0: libsvm counts from 1.");
            }
            if (index == previous) {
                throw new Wrong("the index " + index + " is repeated. Maybe drop one of the two.");
            }
            if (index < previous) {
                throw new Wrong("the index " + index + " follows " + previous + ". Maybe sort each line by index.");
            }
            if (features > 0 && index > features) {
                throw new Wrong("the index " + index + " is above --features " + features + ". Maybe --features "
                        + index + ".");
            }
            return index;
        }

        private static double finite(String what, String text, String otherwise) throws Wrong {
            OptionalDouble value = Numbers.finite(text);
            if (value.isEmpty()) {
                throw new Wrong(Numbers.fault(what, text, otherwise));
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
