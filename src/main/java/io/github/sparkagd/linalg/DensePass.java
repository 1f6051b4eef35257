package io.github.sparkagd.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link RowPass} over the rows of a {@link DenseBlock}: each row is read from memory once.
 *
 * <p>Rows are taken, and summed, in the order of {@link Quartets}, and after them the last rows that fill none.
 */
final class DensePass {
    private final DenseBlock block;
    private final RowKernels kernels;
    private final RowPass pass;
    private final int quartets;
    private final Segment[] weights;
    private final double[] offsets;

    DensePass(DenseBlock block, RowKernels kernels, RowPass pass) {
        this.block = block;
        this.kernels = kernels;
        this.pass = pass;
        this.quartets = block.rows() / Quartets.SIZE;
        this.weights = new Segment[pass.size()];
        this.offsets = new double[pass.size()];
        for (int k = 0; k < weights.length; k++) {
            Affine prediction = pass.predictions().get(k);
            weights[k] =
                    kernels.segment(block.columns()).fill(prediction.weights().array());
            offsets[k] = prediction.offset();
        }
    }

    /** See {@link RowBlock#measure}. */
    void run(double[][] gradients, double[] scalars) {
        int together = Strip.rows(block.columns(), weights.length);
        double[][] fits = new double[weights.length][together];
        // Summed per block first: shorter sums, smaller rounding errors.
        List<Segment> partial = new ArrayList<>();
        List<double[]> factors = new ArrayList<>();
        for (int k = 0; gradients != null && k < weights.length; k++) {
            if (gradients[k].length > 0) {
                partial.add(kernels.segment(block.columns()));
                factors.add(fits[k]);
            }
        }
        Segment[] sums = partial.toArray(new Segment[0]);
        double[][] multiples = factors.toArray(new double[0][]);
        int done = 0;
        Optional<QuartetLoops> loops = kernels.quartetLoops();
        if (weights.length == 1 && sums.length == 1 && quartets > 0 && loops.isPresent()) {
            advance(loops.get(), sums[0], scalars);
            done = quartets;
        }
        Strip strip = block.strip(together, kernels);
        while (nextStrip(strip, done)) {
            kernels.predict(strip, weights, fits);
            for (int k = 0; k < weights.length; k++) {
                toResiduals(done, strip.rows(), k, fits[k], scalars);
            }
            kernels.accumulate(strip, multiples, sums);
            done += Math.max(1, strip.rows() / Quartets.SIZE);
        }
        int next = 0;
        for (int k = 0; gradients != null && k < weights.length; k++) {
            if (gradients[k].length > 0) {
                sums[next++].addTo(gradients[k]);
            }
        }
    }

    /** One prediction with its gradient: a quartet is added to the gradient while the next one is predicted. */
    private void advance(QuartetLoops loops, Segment sums, double[] scalars) {
        Quartets rows = block.quartets(weights[0], sums, kernels);
        for (int i = 0; i <= quartets; i++) {
            block.advance(rows, i, loops);
            if (i < quartets) {
                toResiduals(i, Quartets.SIZE, 0, rows.four(), scalars);
            }
        }
    }

    /** Moves to the quartets from the {@code i}-th on, as many as a strip takes, or behind them to the rows in none. */
    private boolean nextStrip(Strip strip, int i) {
        int last = block.rows() - Quartets.SIZE * quartets;
        if (i < quartets) {
            int step = Strip.rows(block.columns(), weights.length) / Quartets.SIZE;
            block.moveQuartets(strip, i, Math.min(step, quartets - i), kernels);
        } else if (i == quartets && last > 0) {
            block.move(strip, Quartets.SIZE * quartets, last, kernels);
        }
        return i < quartets || (i == quartets && last > 0);
    }

    /**
     * Turns inner products into weighted residuals ω·r, and adds to the scalars of prediction {@code k}.
     *
     * @param i the quartet of the first row; the number of quartets for the rows in none
     */
    private void toResiduals(int i, int rows, int k, double[] fits, double[] scalars) {
        RowSums.Scalars sums = new RowSums.Scalars(scalars, k);
        boolean last = i == quartets;
        int first = last ? Quartets.SIZE * quartets : i;
        int apart = last ? 1 : quartets;
        for (int r = 0; r < rows; r++) {
            int row = first + r / Quartets.SIZE + r % Quartets.SIZE * apart;
            double p = fits[r] + offsets[k];
            fits[r] = sums.add(block.weight(row), block.residual(pass, row, p), p);
        }
        sums.store();
    }
}
