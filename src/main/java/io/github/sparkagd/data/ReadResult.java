package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.Serializable;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** What a reader returns: rows, and after them the first fault or the end. Readers throw nothing in a task. */
sealed interface ReadResult extends Serializable {
    /**
     * A row.
     *
     * @param line 1-based line or record within the split, 0 where the format has none or it is not known
     * @param label y, NaN where rows have none
     * @param features x, dense or sparse
     * @param weight how much the row counts; finite and not negative
     * @param exact whether the data set has exactly as many features as the vector; else it has at least as many
     */
    record Row(long line, double label, Vector features, double weight, boolean exact) implements ReadResult {
        static Row dense(long line, double label, double[] values) {
            return new Row(line, label, Vectors.dense(values), 1, true);
        }

        /** The number of features that this row says there are; 0 where it leaves that open. */
        int width() {
            return exact ? features.size() : 0;
        }

        Row withLabel(double other) {
            return new Row(line, other, features, weight, exact);
        }

        Row weighing(double other) {
            return new Row(line, label, features, other, exact);
        }

        /** A hash of label, weight and values; a sparse row and the same row in full have different hashes. */
        long hash() {
            return hash(0);
        }

        /** Another hash of the same for every {@code seed}. */
        long hash(long seed) {
            SparseVector sparse = features instanceof SparseVector stored ? stored : null;
            double[] values = sparse == null ? features.toArray() : sparse.values();
            int[] indices = sparse == null ? null : sparse.indices();
            long hash = Mix.mix(Double.doubleToLongBits(label) + seed);
            if (weight != 1) {
                hash = Mix.mix(hash + Double.doubleToLongBits(weight));
            }
            for (int i = 0; i < values.length; i++) {
                if (indices != null) {
                    hash = Mix.mix(hash ^ indices[i]);
                }
                hash = Mix.mix(hash + Double.doubleToLongBits(values[i]));
            }
            return hash;
        }
    }

    /**
     * What is wrong, at the first place where something is.
     *
     * @param line 1-based line within the split, 0 where the message says where
     * @param message with the likely remedy
     */
    record Fault(long line, Phrase message) implements ReadResult {
        Fault(long line, String template, Object... arguments) {
            this(line, Phrase.of(template, arguments));
        }

        /**
         * The message with the place, to be thrown in the driver.
         *
         * @param shown the file's name
         * @param linesBefore lines of the file before the split
         */
        DataException of(String shown, long linesBefore) {
            return new DataException("%s%s: %s", shown, line == 0 ? "" : ", line " + (linesBefore + line), message);
        }
    }

    /**
     * The end.
     *
     * @param lines of text, 0 where the format has none
     * @param ignored in how many of them something was ignored that is no fault
     */
    record End(long lines, long ignored) implements ReadResult {}
}
