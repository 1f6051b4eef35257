package io.github.sparkagd.cluster;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;

/**
 * What the first rows of a data set say of all.
 *
 * @param dimension d, the number of features
 * @param sparse whether blocks should store only what is not zero
 */
public record RowShape(int dimension, boolean sparse) {
    /** Rows looked at. */
    public static final int SAMPLE = 100;

    /** An entry takes an index and a value in sparse storage, a value in dense. */
    private static final double SPARSE_BYTES = 12;

    private static final double DENSE_BYTES = 8;

    /**
     * What counts of a row.
     *
     * @param length of its vector
     * @param stored entries that are not zero
     */
    public record Size(int length, int stored) implements Serializable {
        /**
         * {@return what counts of a vector}
         *
         * @param features the vector
         */
        public static Size of(Vector features) {
            return new Size(features.size(), features.numNonzeros());
        }
    }

    /**
     * Of the first rows whose weight is not 0.
     *
     * @param first at most {@link #SAMPLE}
     * @param names what the parts of a row are called
     * @param weighted whether rows have weights, which may all be 0
     * @return the shape of all rows, as the first ones suggest it
     * @throws IllegalArgumentException when there are no rows, or no features
     */
    public static RowShape of(List<Size> first, RowRules.Names names, boolean weighted) {
        if (first.isEmpty()) {
            throw new IllegalArgumentException("the training data must have rows, got none"
                    + (weighted ? " whose " + names.weight() + " is not 0" : "")
                    + ". Maybe a filter or a join upstream removed them all.");
        }
        int dimension = first.get(0).length();
        if (dimension == 0) {
            throw new RowFault(names.features() + " must hold vectors of at least one entry, got an empty one");
        }
        long stored = first.stream().mapToLong(Size::stored).sum();
        return new RowShape(dimension, SPARSE_BYTES * stored < DENSE_BYTES * dimension * first.size());
    }
}
