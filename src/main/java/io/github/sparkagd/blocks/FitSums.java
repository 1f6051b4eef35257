package io.github.sparkagd.blocks;

/**
 * How well a fixed prediction fits some rows, all training or all test rows: a monoid under {@link #merge}.
 *
 * <p>Labels' squares are summed about a pivot, so that a large mean costs no digits.
 */
public final class FitSums implements Mergeable<FitSums> {
    private static final long serialVersionUID = 1L;
    /** Of a sum of squares, per row added: what a difference of such sums cannot be told from zero by. */
    private static final double ROUNDING = 0x1p-50;

    private final boolean test;
    private final double pivot;
    private long rows;
    private double weight;
    private double signsRight;
    private double squares;
    private double labels;
    private double labelSquares;

    /**
     * @param test whether to look at test rows, or else at training rows
     * @param pivot about the labels' mean
     */
    public FitSums(boolean test, double pivot) {
        this.test = test;
        this.pivot = pivot;
    }

    /** Adds the rows of {@code block} when they are of the kind looked at. */
    public FitSums add(RowBlock block, Affine prediction) {
        if (block.test() != test) {
            return this;
        }
        double[] weights = prediction.weights().array();
        for (int row = 0; row < block.rows(); row++) {
            double p = block.dot(row, weights) + prediction.offset();
            double rowWeight = block.weight(row);
            double residual = block.label(row) - p;
            double label = block.label(row) - pivot;
            squares = Math.fma(rowWeight * residual, residual, squares);
            labels += rowWeight * label;
            labelSquares = Math.fma(rowWeight * label, label, labelSquares);
            signsRight += (p >= 0 ? 1 : -1) == block.label(row) ? rowWeight : 0;
        }
        rows += block.rows();
        weight += block.weightSum();
        return this;
    }

    @Override
    public FitSums merge(FitSums that) {
        rows += that.rows;
        weight += that.weight;
        signsRight += that.signsRight;
        squares += that.squares;
        labels += that.labels;
        labelSquares += that.labelSquares;
        return this;
    }

    public long rows() {
        return rows;
    }

    /** Σ of the rows' weights: their number where all are 1. Every mean here is weighted and divided by it. */
    public double weight() {
        return weight;
    }

    /** 1/(2n) Σ (ŷ − y)². */
    public double loss() {
        return squares / weight / 2;
    }

    /** √(mean (ŷ − y)²). */
    public double rootMeanSquaredError() {
        return Math.sqrt(squares / weight);
    }

    /** 1 − Σ (ŷ − y)² / Σ (y − ȳ)²; not a number for constant labels. */
    public double determination() {
        double spread = labelSquares - labels * labels / weight;
        return spread > rows * ROUNDING * labelSquares ? 1 - squares / spread : Double.NaN;
    }

    /** The share of rows whose label, −1 or +1, has the sign of the prediction; 0 counts as positive. */
    public double accuracy() {
        return signsRight / weight;
    }
}
