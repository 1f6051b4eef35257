package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.kernels.RowKernels;
import io.github.sparkagd.kernels.SparseLoops;
import io.github.sparkagd.kernels.SparseRows;
import io.github.sparkagd.kernels.Targets;
import io.github.sparkagd.kernels.VectorPack;
import java.util.Arrays;

/** A {@link RowPass} of several predictions over the rows of one {@link SparseBlock} after the other, eight at once. */
final class SparsePass {
    /** Rows whose entries stay in the caches from their first use to their second. */
    private static final int TOGETHER = 32;

    private final RowPass pass;
    private final RowKernels kernels;
    private final SparseLoops loops;
    private final VectorPack weights;
    private final VectorPack offsets;
    private final VectorPack fits;
    private final VectorPack sums;
    private final VectorPack totals;
    private final Targets targets = new Targets(TOGETHER);
    private boolean holdsSums;

    /**
     * @param pass what to measure
     * @param columns d
     * @param kernels do the sums
     * @param loops of the kernels
     */
    SparsePass(RowPass pass, int columns, RowKernels kernels, SparseLoops loops) {
        int vectors = pass.size();
        this.pass = pass;
        this.kernels = kernels;
        this.loops = loops;
        this.weights = kernels.perRow(vectors, columns);
        this.offsets = kernels.perRow(vectors, 1);
        this.fits = kernels.perRow(vectors, TOGETHER);
        this.sums = kernels.perRow(vectors, columns);
        this.totals = kernels.perRow(vectors, PassScalars.COUNT);
        for (int k = 0; k < vectors; k++) {
            Affine prediction = pass.predictions().get(k);
            weights.set(k, prediction.weights().array());
            offsets.set(k, 0, prediction.offset());
        }
    }

    /** As {@link RowBlock#measure}, but that gradients are complete only after {@link #store}. */
    void run(SparseBlock block, double[][] gradients, double[] scalars) {
        boolean gradient = gradients != null && Arrays.stream(gradients).anyMatch(sum -> sum.length > 0);
        for (int k = 0; gradient && !holdsSums && k < gradients.length; k++) {
            sums.set(k, gradients[k]);
        }
        holdsSums |= gradient;
        totals.setAll(scalars);
        for (int row = 0; row < block.rows(); row += TOGETHER) {
            SparseRows rows = block.sparseRows(row, Math.min(TOGETHER, block.rows() - row));
            targets.clear();
            for (int i = row; i < row + rows.count(); i++) {
                targets.add(pass.labels() ? block.label(i) - pass.labelCenter() : 0, block.weight(i));
            }
            for (int group = 0; group < weights.parts().length; group++) {
                loops.predict(rows, weights.parts()[group], fits.parts()[group]);
            }
            kernels.toResiduals(targets, offsets, fits, totals);
            for (int group = 0; gradient && group < sums.parts().length; group++) {
                loops.accumulate(rows, fits.parts()[group], sums.parts()[group]);
            }
        }
        totals.copyAll(scalars);
    }

    /** Puts the sums of all blocks since the last time into {@code gradients}, which held those before. */
    void store(double[][] gradients) {
        for (int k = 0; holdsSums && k < gradients.length; k++) {
            sums.copyTo(k, gradients[k]);
        }
        holdsSums = false;
    }
}
