package io.github.sparkagd.linalg;

import java.io.Serializable;

/**
 * Some consecutive rows of a data set, all for training or all for testing, in contiguous arrays.
 *
 * <p>A row is a vector of d features and a label. Values are exactly those read: a block takes a smaller storage only
 * where every value survives it.
 */
public abstract sealed class RowBlock implements Serializable permits DenseBlock, SparseBlock {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final boolean test;
    private final double[] labels;

    /** @param labels one per row; not copied */
    RowBlock(int columns, boolean test, double[] labels) {
        this.columns = columns;
        this.test = test;
        this.labels = labels;
    }

    /** The number of rows. */
    public final int rows() {
        return labels.length;
    }

    /** The number d of features. */
    public final int columns() {
        return columns;
    }

    /** True for rows of the test set. */
    public final boolean test() {
        return test;
    }

    public final double label(int row) {
        return labels[row];
    }

    /** How the values are stored: {@code float64}, {@code float32}, {@code uint8} or {@code sparse}. */
    public abstract String storage();

    /** The number of bytes that the values (and indices, but not the labels) take. */
    public abstract long bytes();

    /** The inner product of {@code row} with {@code weights}, of length d. */
    abstract double dot(int row, double[] weights);

    /** Writes the features of {@code row} into the first d entries of {@code into}, which is modified. */
    abstract void copyRow(int row, double[] into);

    /**
     * Measures the rows in their order.
     *
     * @param pass what to measure
     * @param gradients Modified: Σ r·x is added for each prediction that asks for it; null to leave them all out
     * @param scalars Modified: Σ r², Σ r·p, Σ p², Σ r are added, four per prediction
     */
    abstract void measure(RowPass pass, double[][] gradients, double[] scalars);

    /**
     * Sums the rows' distances from a pivot, per feature.
     *
     * @param pivot what is taken off every value, at least d entries. Not modified.
     * @param sums Modified: Σ (x − pivot) is added to the first d entries
     * @param squares Modified: Σ (x − pivot)² is added to the first d entries
     */
    abstract void sumAbout(double[] pivot, double[] sums, double[] squares);

    /** The residual of {@code row} for the prediction {@code p}. */
    final double residual(RowPass pass, int row, double p) {
        return pass.labels() ? labels[row] - pass.labelCenter() - p : -p;
    }
}
