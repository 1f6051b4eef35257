package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * Means and deviations of the features and labels of some rows: a monoid under {@link #merge}.
 *
 * <p>Each block is summed about its own first row and merged by the formula of Chan, Golub and LeVeque (1979), so that a
 * large mean does not cost the digits of a small deviation. Rows count by their weights, and sums are divided by the sum
 * of the weights: deviations are population deviations.
 */
public final class ColumnMoments implements Sliceable<ColumnMoments> {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final boolean features;
    private long rows;
    private double weight;
    private long bytes;
    private double labelSquares;
    private double labelMean;
    /** Σ of the squares of the labels about their mean. */
    private double labelSpread;
    /** The features' means, and sums of squares about those means. */
    private ColumnSums sums;

    /**
     * @param columns d
     * @param features whether to measure the features, or the labels alone
     */
    public ColumnMoments(int columns, boolean features) {
        this.columns = columns;
        this.features = features;
        this.sums = ColumnSums.none(2, columns);
    }

    /**
     * Adds the rows of {@code block}, in their order.
     *
     * @param block of d columns
     * @return this sum
     */
    public ColumnMoments add(RowBlock block) {
        ColumnMoments ofBlock = new ColumnMoments(columns, features);
        ofBlock.measureLabels(block);
        if (features) {
            ofBlock.measureFeatures(block);
        }
        return merge(ofBlock);
    }

    private void measureLabels(RowBlock block) {
        bytes = block.bytes();
        rows = block.rows();
        weight = block.weightSum();
        double pivot = block.label(0);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double rowWeight = block.weight(i);
            double shifted = block.label(i) - pivot;
            sum += rowWeight * shifted;
            labelSpread = Math.fma(rowWeight * shifted, shifted, labelSpread);
            labelSquares = Math.fma(rowWeight * block.label(i), block.label(i), labelSquares);
        }
        double mean = weight == 0 ? 0 : sum / weight;
        labelMean = pivot + mean;
        labelSpread = Math.max(0, labelSpread - sum * mean);
    }

    private void measureFeatures(RowBlock block) {
        sums = ColumnSums.zeros(2, block.ownColumns(), columns);
        double[] means = sums.numbers(0);
        double[] squares = sums.numbers(1);
        double[] apart = new double[means.length];
        // The means begin as the first row.
        block.sumAboutFirst(means, apart, squares);
        for (int j = 0; j < means.length; j++) {
            double mean = weight == 0 ? 0 : apart[j] / weight;
            means[j] += mean;
            squares[j] = Math.max(0, squares[j] - apart[j] * mean);
        }
    }

    @Override
    public ColumnMoments merge(ColumnMoments that) {
        bytes += that.bytes;
        rows += that.rows;
        if (that.weight == 0) {
            return this;
        }
        boolean first = weight == 0;
        double share = that.weight / (weight + that.weight);
        labelSquares += that.labelSquares;
        double labelsApart = that.labelMean - labelMean;
        labelMean = first ? that.labelMean : labelMean + labelsApart * share;
        labelSpread += that.labelSpread + (first ? 0 : labelsApart * labelsApart * weight * share);
        if (features) {
            mergeFeatures(that, first, share);
        }
        weight += that.weight;
        return this;
    }

    private void mergeFeatures(ColumnMoments that, boolean first, double share) {
        sums = sums.alignedWith(that.sums);
        double[] means = sums.numbers(0);
        double[] squares = sums.numbers(1);
        double[] theirMeans = sums.aligned(that.sums, 0);
        double[] theirSquares = sums.aligned(that.sums, 1);
        for (int j = 0; j < means.length; j++) {
            double apart = theirMeans[j] - means[j];
            means[j] = first ? theirMeans[j] : means[j] + apart * share;
            squares[j] += theirSquares[j] + (first ? 0 : apart * apart * weight * share);
        }
    }

    /**
     * The same rows where {@code only}, which hold all of theirs that are not zero, are all the columns there are.
     *
     * @param only rising column numbers
     * @return as many columns as are in the list
     */
    public ColumnMoments of(ColumnList only) {
        return with(only.size(), features ? sums.of(only) : sums);
    }

    @Override
    public ColumnMoments slice(int from, int to) {
        return with(to - from, sums.slice(from, to));
    }

    @Override
    public ColumnMoments joinedWith(List<ColumnMoments> slices) {
        return with(
                slices.stream().mapToInt(slice -> slice.columns).sum(),
                ColumnSums.joined(slices.stream().map(slice -> slice.sums).toList()));
    }

    private ColumnMoments with(int otherColumns, ColumnSums otherSums) {
        ColumnMoments copy = new ColumnMoments(otherColumns, features);
        copy.rows = rows;
        copy.weight = weight;
        copy.bytes = bytes;
        copy.labelSquares = labelSquares;
        copy.labelMean = labelMean;
        copy.labelSpread = labelSpread;
        copy.sums = otherSums;
        return copy;
    }

    /**
     * The number d of features.
     *
     * @return their number
     */
    public int columns() {
        return columns;
    }

    /** {@return whether the features are measured, and not the labels alone} */
    public boolean features() {
        return features;
    }

    /** {@return the number n of rows, weighted or not} */
    public long rows() {
        return rows;
    }

    /** {@return Σ of the rows' weights: their number where all are 1} */
    public double weight() {
        return weight;
    }

    /** {@return the number of bytes that the values take in their blocks} */
    public long bytes() {
        return bytes;
    }

    /** {@return the features' means, of length d, or of length 0 where the features were not measured} */
    public Vec means() {
        return numbers(0);
    }

    /** {@return the features' population standard deviations, of length d; exactly 0 for a constant feature} */
    public Vec deviations() {
        return numbers(1).map(square -> Math.sqrt(square / weight));
    }

    private Vec numbers(int kind) {
        // A copy, as more rows may be added.
        return features ? Vec.of(sums.all(kind).array()) : Vec.zeros(0);
    }

    /** {@return the weighted mean of the labels} */
    public double labelMean() {
        return labelMean;
    }

    /** {@return the labels' population standard deviation} */
    public double labelDeviation() {
        return Math.sqrt(labelSpread / weight);
    }

    /** {@return the labels' root mean square about zero} */
    public double labelRootMeanSquare() {
        return Math.sqrt(labelSquares / weight);
    }
}
