package io.github.sparkagd.linalg;

import java.util.Arrays;
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
    private final Vectors weights;
    private final double[] offsets;

    DensePass(DenseBlock block, RowKernels kernels, RowPass pass) {
        this.block = block;
        this.kernels = kernels;
        this.pass = pass;
        this.quartets = block.rows() / Quartets.SIZE;
        this.weights = kernels.vectors(pass.size(), block.columns());
        this.offsets = new double[pass.size()];
        for (int k = 0; k < pass.size(); k++) {
            Affine prediction = pass.predictions().get(k);
            Check.sameSize("weights", block.columns(), prediction.weights().size());
            weights.set(k, prediction.weights().array());
            offsets[k] = prediction.offset();
        }
    }

    /** See {@link RowBlock#measure}. */
    void run(double[][] gradients, double[] scalars) {
        int vectors = pass.size();
        int together = Strip.rows(block.columns(), vectors);
        Vectors fits = kernels.vectors(vectors, together);
        // Summed per block first: shorter sums, smaller rounding errors.
        boolean any = gradients != null && Arrays.stream(gradients).anyMatch(gradient -> gradient.length > 0);
        Vectors sums = any ? kernels.vectors(vectors, block.columns()) : null;
        Optional<QuartetLoops> loops = kernels.quartetLoops();
        int done = 0;
        if (vectors == 1 && sums != null && quartets > 0 && loops.isPresent()) {
            advance(loops.get(), sums.parts()[0], scalars);
            done = quartets;
        }
        Strip strip = block.strip(together, kernels);
        while (nextStrip(strip, done)) {
            kernels.predict(strip, weights, fits);
            for (int k = 0; k < vectors; k++) {
                toResiduals(done, strip.rows(), k, fits, scalars);
            }
            if (sums != null) {
                kernels.accumulate(strip, fits, sums);
            }
            done += Math.max(1, strip.rows() / Quartets.SIZE);
        }
        for (int k = 0; sums != null && k < vectors; k++) {
            sums.addTo(k, gradients[k]);
        }
    }

    /** One prediction with its gradient: a quartet is added to the gradient while the next one is predicted. */
    private void advance(QuartetLoops loops, Segment sums, double[] scalars) {
        Quartets rows = block.quartets(weights.parts()[0], sums, kernels);
        for (int i = 0; i <= quartets; i++) {
            block.advance(rows, i, loops);
            if (i < quartets) {
                toResiduals(i, Quartets.SIZE, 0, rows.fits(), scalars);
            }
        }
    }

    /** Moves to the quartets from the {@code i}-th on, as many as a strip takes, or behind them to the rows in none. */
    private boolean nextStrip(Strip strip, int i) {
        int last = block.rows() - Quartets.SIZE * quartets;
        if (i < quartets) {
            int step = Strip.rows(block.columns(), pass.size()) / Quartets.SIZE;
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
    private void toResiduals(int i, int rows, int k, Vectors fits, double[] scalars) {
        RowSums.Scalars sums = new RowSums.Scalars(scalars, k);
        boolean last = i == quartets;
        int first = last ? Quartets.SIZE * quartets : i;
        int apart = last ? 1 : quartets;
        double[] values = fits.array(k);
        int at = fits.first(k);
        for (int r = 0; r < rows; r++) {
            int row = first + r / Quartets.SIZE + r % Quartets.SIZE * apart;
            double p = values[at] + offsets[k];
            values[at] = sums.add(block.weight(row), block.residual(pass, row, p), p);
            at += fits.step();
        }
        sums.store();
    }
}
