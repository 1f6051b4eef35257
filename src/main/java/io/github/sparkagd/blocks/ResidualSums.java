package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Check;
import java.util.List;

/**
 * How well several fixed predictions fit the same rows, by absolute and squared residuals: a monoid under {@link #merge}.
 *
 * <p>With ŷ a prediction and ω a row's weight it holds, per prediction, Σ ω|y − ŷ|, Σ ω(y − ŷ)², Σ ωŷ and Σ ωŷ², and of the
 * labels Σ ω, Σ ω², Σ ωy² and the sum of squares about a pivot.
 */
public final class ResidualSums implements Mergeable<ResidualSums> {
    private static final long serialVersionUID = 1L;

    private final double pivot;
    private final double[] absolute;
    private final double[] squares;
    private final double[] outputs;
    private final double[] outputSquares;
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
    }

    /** Adds all rows of {@code block}. */
    public ResidualSums add(RowBlock block, List<Affine> predictions) {
        Check.sameSize("predictions", absolute.length, predictions.size());
        addLabels(block);
        for (int k = 0; k < absolute.length; k++) {
            add(block, k, predictions.get(k));
        }
        return this;
    }

    private void addLabels(RowBlock block) {
        for (int row = 0; row < block.rows(); row++) {
            double rowWeight = block.weight(row);
            double label = block.label(row);
            double shifted = label - pivot;
            weight += rowWeight;
            weightSquares = Math.fma(rowWeight, rowWeight, weightSquares);
            labels = Math.fma(rowWeight, label, labels);
            labelsAboutPivot = Math.fma(rowWeight, shifted, labelsAboutPivot);
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
        }
    }

    @Override
    public ResidualSums merge(ResidualSums that) {
        RowSums.addTo(absolute, that.absolute);
        RowSums.addTo(squares, that.squares);
        RowSums.addTo(outputs, that.outputs);
        RowSums.addTo(outputSquares, that.outputSquares);
        weight += that.weight;
        weightSquares += that.weightSquares;
        labels += that.labels;
        labelsAboutPivot += that.labelsAboutPivot;
        labelSquares += that.labelSquares;
        labelSquaresAboutPivot += that.labelSquaresAboutPivot;
        return this;
    }

    /** Σ ω: the number of rows where all weights are 1. */
    public double weight() {
        return weight;
    }

    /** Σ ω². */
    public double weightSquares() {
        return weightSquares;
    }

    /** The weighted mean of the labels. */
    public double labelMean() {
        return labels / weight;
    }

    /** Σ ωy². */
    public double labelSquares() {
        return labelSquares;
    }

    /** Σ ω(y − ȳ)². */
    public double labelSpread() {
        return Math.max(0, labelSquaresAboutPivot - labelsAboutPivot * labelsAboutPivot / weight);
    }

    /** Σ ω|y − ŷ| of prediction {@code k}. */
    public double absolute(int k) {
        return absolute[k];
    }

    /** Σ ω(y − ŷ)² of prediction {@code k}. */
    public double squares(int k) {
        return squares[k];
    }

    /** Σ ωŷ of prediction {@code k}. */
    public double outputs(int k) {
        return outputs[k];
    }

    /** Σ ωŷ² of prediction {@code k}. */
    public double outputSquares(int k) {
        return outputSquares[k];
    }
}
