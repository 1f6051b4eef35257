package io.github.sparkagd.data;

import java.util.Arrays;

/**
 * Lines of the LibSVM format: a label, then {@code index:value} with rising 1-based indices.
 *
 * @param features the largest index allowed; 0 for no limit
 */
record LibsvmParser(int features) implements RowParser {

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

        Parser(int features) {
            this.features = features;
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
            double label = finite("label", line.substring(0, at));
            int entries = 0;
            int previous = 0;
            for (int from = skipBlanks(line, at, end); from < end; from = skipBlanks(line, at, end)) {
                at = tokenEnd(line, from, end);
                int colon = line.indexOf(':', from);
                if (colon < 0 || colon >= at) {
                    throw new Wrong("'" + Numbers.shown(line.substring(from, at))
                            + "' is not index:value. Maybe the file is not libsvm: see --format.");
                }
                int index = index(line.substring(from, colon), previous);
                if (entries == values.length) {
                    indices = Arrays.copyOf(indices, 2 * entries);
                    values = Arrays.copyOf(values, 2 * entries);
                }
                indices[entries] = index - 1;
                values[entries++] = finite("value of feature " + index, line.substring(colon + 1, at));
                previous = index;
            }
            return RawRow.sparse(number, label, Arrays.copyOf(indices, entries), Arrays.copyOf(values, entries));
        }

        private int index(String text, int previous) throws Wrong {
            int index;
            try {
                index = Integer.parseInt(text);
            } catch (NumberFormatException wrong) {
                throw new Wrong("the index '" + Numbers.shown(text) + "' is not a whole number up to "
                        + Integer.MAX_VALUE + ". Maybe the file is not libsvm: see --format.");
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

        private static double finite(String what, String text) throws Wrong {
            return Numbers.finite(text).orElseThrow(() -> new Wrong(Numbers.fault(what, text)));
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
