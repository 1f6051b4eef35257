package io.github.sparkagd.linalg;

import java.util.Arrays;

/** Rows of which only the entries that are not zero are stored, in compressed sparse row form. */
public final class SparseBlock extends RowBlock {
    private static final long serialVersionUID = 1L;

    /** Row i has the entries starts[i] … starts[i+1]. */
    private final int[] starts;

    private final int[] indices;
    private final double[] values;

    /**
     * Rows in compressed sparse row form; no array is copied.
     *
     * @param columns d
     * @param rows labels and weights
     * @param starts rows + 1 positions: row i has the entries {@code starts[i]} (inclusive) to {@code starts[i+1]}
     * @param indices 0-based columns, rising within a row
     * @param values the values at those columns
     */
    SparseBlock(int columns, Rows rows, int[] starts, int[] indices, double[] values) {
        super(columns, rows);
        Check.sameSize("row starts", rows.labels().size() + 1, starts.length);
        Check.sameSize("indices", values.length, indices.length);
        this.starts = starts;
        this.indices = indices;
        this.values = values;
    }

    @Override
    public String storage() {
        return "sparse";
    }

    @Override
    public long bytes() {
        return 12L * values.length + 4L * starts.length;
    }

    @Override
    void copyRow(int row, double[] into) {
        Arrays.fill(into, 0, columns(), 0);
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            into[indices[i]] = values[i];
        }
    }

    /** The position of the first entry of {@code row}; that of row + 1 is its end. */
    int start(int row) {
        return starts[row];
    }

    int index(int entry) {
        return indices[entry];
    }

    double value(int entry) {
        return values[entry];
    }

    @Override
    void measure(PassSpace space, double[][] gradients, double[] scalars) {
        RowPass pass = space.pass();
        for (int k = 0; k < pass.size(); k++) {
            boolean gradient = gradients != null && gradients[k].length > 0;
            measure(pass, k, gradient ? gradients[k] : null, scalars);
        }
    }

    private void measure(RowPass pass, int k, double[] gradient, double[] scalars) {
        RowSums.Scalars sums = new RowSums.Scalars(new Segment(scalars, RowSums.SCALARS * k));
        double[] weights = pass.predictions().get(k).weights().array();
        double offset = pass.predictions().get(k).offset();
        for (int row = 0; row < rows(); row++) {
            int from = starts[row];
            int to = starts[row + 1];
            double p = Kernels.dot(indices, values, from, to, weights) + offset;
            double weighted = sums.add(weight(row), residual(pass, row, p), p);
            if (gradient != null) {
                addMultiple(weighted, from, to, gradient);
            }
        }
        sums.store();
    }

    private void addMultiple(double factor, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            sums[indices[i]] = Math.fma(factor, values[i], sums[indices[i]]);
        }
    }

    @Override
    void sumAbout(double[] pivot, double[] sums, double[] squares) {
        double[] stored = new double[columns()];
        for (int row = 0; row < rows(); row++) {
            double weight = weight(row);
            for (int i = starts[row]; i < starts[row + 1]; i++) {
                int j = indices[i];
                double shifted = values[i] - pivot[j];
                stored[j] += weight;
                sums[j] += weight * shifted;
                squares[j] = Math.fma(weight * shifted, shifted, squares[j]);
            }
        }
        for (int j = 0; j < stored.length; j++) {
            double zeros = weightSum() - stored[j];
            sums[j] -= zeros * pivot[j];
            squares[j] += zeros * pivot[j] * pivot[j];
        }
    }

    @Override
    double dot(int row, double[] weights) {
        return Kernels.dot(indices, values, starts[row], starts[row + 1], weights);
    }
}
