package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Check;
import java.util.List;

/**
 * How well several fixed predictions fit the same rows: a monoid under {@link #merge}.
 *
 * <p>With ŷ a prediction and ω a row's weight it holds, per prediction, Σ ω|y − ŷ|, Σ ω(y − ŷ)², Σ ωŷ, Σ ωŷ² and the weight of
 * the rows whose sign is right, and of the labels Σ ω, Σ ω², Σ ωy² and the sum of squares about a pivot, so that a large mean
 * costs no digits. Every mean is weighted and divided by Σ ω.
 */
public final class ResidualSums implements Mergeable<ResidualSums> {
    private static final long serialVersionUID = 1L;

    /** Of a sum of squares, per row added: what a difference of such sums cannot be distinguished from zero by. */
    private static final double ROUNDING = 0x1p-50;

    private final double pivot;
    private final double[] absolute;
    private final double[] squares;
    private final double[] outputs;
    private final double[] outputSquares;
    private final double[] signsRight;
    private long rows;
    private double weight;
    private double weightSquares;
    private double labels;
    private double labelsAboutPivot;
    private double labelSquares;
    private double labelSquaresAboutPivot;

    /**
     * @param predictions how many
     * @param pivot about the labels' mean
     */
    public ResidualSums(int predictions, double pivot) {
        this.pivot = pivot;
        this.absolute = new double[predictions];
        this.squares = new double[predictions];
        this.outputs = new double[predictions];
        this.outputSquares = new double[predictions];
        this.signsRight = new double[predictions];
    }

    /**
     * Adds all rows of {@code block}.
     *
     * @param block of d columns
     * @param predictions to be compared with the labels, in the order of their numbers
     * @return this sum
     */
    public ResidualSums add(RowBlock block, List<Affine> predictions) {
        Check.sameSize("predictions", absolute.length, predictions.size());
        addLabels(block);
        for (int k = 0; k < absolute.length; k++) {
            add(block, k, predictions.get(k));
        }
        return this;
    }

    private void addLabels(RowBlock block) {
        rows += block.rows();
        weight += block.weightSum();
        for (int row = 0; row < block.rows(); row++) {
            double rowWeight = block.weight(row);
            double label = block.label(row);
            double shifted = label - pivot;
            weightSquares = Math.fma(rowWeight, rowWeight, weightSquares);
            labels = Math.fma(rowWeight, label, labels);
            labelsAboutPivot += rowWeight * shifted;
            labelSquares = Math.fma(rowWeight * label, label, labelSquares);
            labelSquaresAboutPivot = Math.fma(rowWeight * shifted, shifted, labelSquaresAboutPivot);
        }
    }

    private void add(RowBlock block, int k, Affine prediction) {
        double[] weights = prediction.weights().array();
        for (int row = 0; row < block.rows(); row++) {
            double rowWeight = block.weight(row);
            double output = block.dot(row, weights) + prediction.offset();
            double residual = block.label(row) - output;
            absolute[k] = Math.fma(rowWeight, Math.abs(residual), absolute[k]);
            squares[k] = Math.fma(rowWeight * residual, residual, squares[k]);
            outputs[k] = Math.fma(rowWeight, output, outputs[k]);
            outputSquares[k] = Math.fma(rowWeight * output, output, outputSquares[k]);
            signsRight[k] += (output >= 0 ? 1 : -1) == block.label(row) ? rowWeight : 0;
        }
    }

    @Override
    public ResidualSums merge(ResidualSums that) {
        RowSums.addTo(absolute, that.absolute);
        RowSums.addTo(squares, that.squares);
        RowSums.addTo(outputs, that.outputs);
        RowSums.addTo(outputSquares, that.outputSquares);
        RowSums.addTo(signsRight, that.signsRight);
        rows += that.rows;
        weight += that.weight;
        weightSquares += that.weightSquares;
        labels += that.labels;
        labelsAboutPivot += that.labelsAboutPivot;
        labelSquares += that.labelSquares;
        labelSquaresAboutPivot += that.labelSquaresAboutPivot;
        return this;
    }

    /** {@return the number n of rows, weighted or not} */
    public long rows() {
        return rows;
    }

    /** {@return Σ ω: the number of rows where all weights are 1} */
    public double weight() {
        return weight;
    }

    /** {@return Σ ω²} */
    public double weightSquares() {
        return weightSquares;
    }

    /** {@return the weighted mean of the labels} */
    public double labelMean() {
        return labels / weight;
    }

    /** {@return Σ ωy²} */
    public double labelSquares() {
        return labelSquares;
    }

    /** {@return Σ ω(y − ȳ)²} */
    public double labelSpread() {
        return Math.max(0, labelSquaresAboutPivot - labelsAboutPivot * labelsAboutPivot / weight);
    }

    /**
     * {@return Σ ω|y − ŷ| of prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double absolute(int k) {
        return absolute[k];
    }

    /**
     * {@return Σ ω(y − ŷ)² of prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double squares(int k) {
        return squares[k];
    }

    /**
     * {@return Σ ωŷ of prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double outputs(int k) {
        return outputs[k];
    }

    /**
     * {@return Σ ωŷ² of prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double outputSquares(int k) {
        return outputSquares[k];
    }

    /**
     * {@return the loss 1/(2n) Σ (ŷ − y)² of prediction {@code k}, rows being weighted}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double loss(int k) {
        return squares[k] / weight / 2;
    }

    /**
     * {@return √(mean (ŷ − y)²) of prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double rootMeanSquaredError(int k) {
        return Math.sqrt(squares[k] / weight);
    }

    /**
     * {@return 1 − Σ (ŷ − y)² / Σ (y − ȳ)² of prediction {@code k}; not a number for constant labels}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double determination(int k) {
        double spread = labelSquaresAboutPivot - labelsAboutPivot * labelsAboutPivot / weight;
        return spread > rows * ROUNDING * labelSquaresAboutPivot ? 1 - squares[k] / spread : Double.NaN;
    }

    /**
     * {@return the share of rows whose label, −1 or +1, has the sign of prediction {@code k}; 0 counts as positive}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public double accuracy(int k) {
        return signsRight[k] / weight;
    }
}
