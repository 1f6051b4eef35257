package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Vec;

/**
 * Means and deviations of the features and labels of some rows: a monoid under {@link #merge}.
 *
 * <p>Each block is summed about its own first row and merged by the formula of Chan, Golub and LeVeque (1979), so that a
 * large mean does not cost the digits of a small deviation. Rows count by their weights, and sums are divided by the sum
 * of the weights: deviations are population deviations.
 */
public final class ColumnMoments implements Mergeable<ColumnMoments> {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final boolean features;
    private long rows;
    private double weight;
    private long bytes;
    private double labelSquares;
    /** The features' means, then the label's. */
    private double[] means;
    /** Sums of squares about those means. */
    private double[] squares;

    /**
     * @param columns d
     * @param features whether to measure the features, or the labels alone
     */
    public ColumnMoments(int columns, boolean features) {
        this.columns = columns;
        this.features = features;
        int measured = (features ? columns : 0) + 1;
        means = new double[measured];
        squares = new double[measured];
    }

    /** Adds the rows of {@code block}, in their order. */
    public ColumnMoments add(RowBlock block) {
        ColumnMoments ofBlock = new ColumnMoments(columns, features);
        ofBlock.measure(block);
        return merge(ofBlock);
    }

    private void measure(RowBlock block) {
        int d = means.length - 1;
        bytes = block.bytes();
        rows = block.rows();
        weight = block.weightSum();
        double labelPivot = block.label(0);
        double[] sums = new double[d + 1];
        for (int i = 0; i < rows; i++) {
            double rowWeight = block.weight(i);
            double shifted = block.label(i) - labelPivot;
            sums[d] += rowWeight * shifted;
            squares[d] = Math.fma(rowWeight * shifted, shifted, squares[d]);
            labelSquares = Math.fma(rowWeight * block.label(i), block.label(i), labelSquares);
        }
        double[] pivot = new double[d + 1];
        pivot[d] = labelPivot;
        if (features) {
            block.copyRow(0, pivot);
            block.sumAbout(pivot, sums, squares);
        }
        for (int j = 0; j <= d; j++) {
            double mean = weight == 0 ? 0 : sums[j] / weight;
            means[j] = pivot[j] + mean;
            squares[j] = Math.max(0, squares[j] - sums[j] * mean);
        }
    }

    @Override
    public ColumnMoments merge(ColumnMoments that) {
        bytes += that.bytes;
        rows += that.rows;
        if (that.weight == 0) {
            return this;
        }
        labelSquares += that.labelSquares;
        double share = that.weight / (weight + that.weight);
        for (int j = 0; j < means.length; j++) {
            double apart = that.means[j] - means[j];
            means[j] = weight == 0 ? that.means[j] : means[j] + apart * share;
            squares[j] += that.squares[j] + (weight == 0 ? 0 : apart * apart * weight * share);
        }
        weight += that.weight;
        return this;
    }

    /** The number d of features. */
    public int columns() {
        return columns;
    }

    /** Whether the features are measured, or the labels alone. */
    public boolean features() {
        return features;
    }

    public long rows() {
        return rows;
    }

    /** Σ of the rows' weights: their number where all are 1. */
    public double weight() {
        return weight;
    }

    /** The bytes of values stored. */
    public long bytes() {
        return bytes;
    }

    /** The features' means, of length d, or 0 when the features were not measured. */
    public Vec means() {
        return Vec.ofRange(means, 0, means.length - 1);
    }

    /** The features' population standard deviations, of length d; exactly 0 for a constant feature. */
    public Vec deviations() {
        return Vec.ofRange(squares, 0, squares.length - 1).map(square -> Math.sqrt(square / weight));
    }

    public double labelMean() {
        return means[means.length - 1];
    }

    /** The labels' population standard deviation. */
    public double labelDeviation() {
        return Math.sqrt(squares[squares.length - 1] / weight);
    }

    /** The labels' root mean square about zero. */
    public double labelRootMeanSquare() {
        return Math.sqrt(labelSquares / weight);
    }
}
