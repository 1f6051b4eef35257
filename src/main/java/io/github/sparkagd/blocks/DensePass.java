package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.ColumnUnits;
import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.kernels.QuartetLoops;
import io.github.sparkagd.kernels.Quartets;
import io.github.sparkagd.kernels.RowKernels;
import io.github.sparkagd.kernels.Segment;
import io.github.sparkagd.kernels.Strip;
import io.github.sparkagd.kernels.Targets;
import io.github.sparkagd.kernels.VectorPack;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;
import java.util.Optional;

/**
 * A {@link RowPass} over the rows of one {@link DenseBlock} after the other: each row is read from memory once.
 *
 * <p>Rows are taken, and summed, in the order of {@link Quartets}, and after them the last rows that fill none.
 */
final class DensePass {
    private final RowPass pass;
    private final int columns;
    private final RowKernels kernels;
    private final int together;
    private final VectorPack weights;
    private final VectorPack offsets;
    private final VectorPack fits;
    private final VectorPack sums;
    private final VectorPack totals;
    private final Targets targets;
    /** Rows as doubles, where a block stores others. */
    private Segment expanded;
    /** What the rows of the block at hand are multiples of, for which weights are set. */
    private ColumnUnits units = ColumnUnits.ONES;

    /**
     * @param pass what to measure
     * @param columns d
     * @param kernels do the sums
     */
    DensePass(RowPass pass, int columns, RowKernels kernels) {
        int vectors = pass.size();
        this.pass = pass;
        this.columns = columns;
        this.kernels = kernels;
        this.together = Strip.rows(columns, vectors);
        this.weights = kernels.weights(vectors, columns);
        this.offsets = kernels.perRow(vectors, 1);
        this.fits = kernels.perRow(vectors, together);
        this.sums = kernels.sums(vectors, columns);
        this.totals = kernels.perRow(vectors, PassScalars.COUNT);
        this.targets = new Targets(together);
        for (int k = 0; k < vectors; k++) {
            offsets.set(k, 0, pass.predictions().get(k).offset());
        }
        setWeights();
    }

    private void setWeights() {
        for (int k = 0; k < pass.size(); k++) {
            Vec vector = pass.predictions().get(k).weights();
            Check.sameSize("weights", columns, vector.size());
            weights.set(k, inUnits(vector.array()));
        }
    }

    private double[] inUnits(double[] vector) {
        if (units.areOnes()) {
            return vector;
        }
        double[] scaled = vector.clone();
        units.scale(scaled);
        return scaled;
    }

    /** d. */
    int columns() {
        return columns;
    }

    /** See {@link RowBlock#measure}. */
    void run(DenseBlock block, double[][] gradients, double[] scalars) {
        Check.sameSize("columns", columns, block.columns());
        boolean lost = weights.realign(kernels);
        if (lost || !units.equals(block.units())) {
            units = block.units();
            setWeights();
        }
        totals.setAll(scalars);
        if (gradients != null && Arrays.stream(gradients).anyMatch(gradient -> gradient.length > 0)) {
            // Summed per block first: shorter sums, smaller rounding errors.
            sums.realign(kernels);
            sums.clear();
            add(block, true);
            for (int k = 0; k < gradients.length; k++) {
                addTo(k, gradients[k]);
            }
        } else {
            add(block, false);
        }
        totals.copyAll(scalars);
    }

    private void addTo(int k, double[] gradient) {
        if (units.areOnes()) {
            sums.addTo(k, gradient);
        } else if (gradient.length > 0) {
            double[] values = sums.copy(k);
            units.scale(values);
            RowSums.addTo(gradient, values);
        }
    }

    private void add(DenseBlock block, boolean gradient) {
        int quartets = block.rows() / Quartets.SIZE;
        Optional<QuartetLoops> loops = kernels.quartetLoops();
        int done = 0;
        if (pass.size() == 1 && gradient && quartets > 0 && loops.isPresent()) {
            advance(block, loops.get());
            done = quartets;
        }
        Strip strip = new Strip(rows(block), columns);
        while (nextStrip(block, strip, done)) {
            kernels.predict(strip, weights, fits);
            toResiduals(block, done, strip.rows());
            if (gradient) {
                kernels.accumulate(strip, fits, sums);
            }
            done += Math.max(1, strip.rows() / Quartets.SIZE);
        }
    }

    /** Where the strips of {@code block} are: in its own array, or where they are put as doubles. */
    private Segment rows(DenseBlock block) {
        return block.doubles().orElseGet(() -> {
            expanded = expanded == null ? kernels.segment(together * columns) : kernels.realigned(expanded);
            return expanded;
        });
    }

    /** One prediction with its gradient: a quartet is added to the gradient while the next one is predicted. */
    private void advance(DenseBlock block, QuartetLoops loops) {
        int quartets = block.rows() / Quartets.SIZE;
        Quartets rows = block.quartets(weights.parts()[0], sums.parts()[0], kernels);
        PassScalars scalars = totals.scalars(0);
        double offset = offsets.get(0, 0);
        double[] four = rows.four();
        for (int i = 0; i < quartets; i++) {
            block.advance(rows, i, loops);
            for (int r = 0; r < Quartets.SIZE; r++) {
                int row = i + r * quartets;
                double p = four[r] + offset;
                four[r] = scalars.add(block.weight(row), block.residual(pass, row, p), p);
            }
        }
        block.advance(rows, quartets, loops);
        scalars.store();
    }

    /** Moves to the quartets from the {@code i}-th on, as many as a strip takes, or after them to the rows in none. */
    private boolean nextStrip(DenseBlock block, Strip strip, int i) {
        int quartets = block.rows() / Quartets.SIZE;
        int last = block.rows() % Quartets.SIZE;
        if (i < quartets) {
            block.moveQuartets(strip, i, Math.min(together / Quartets.SIZE, quartets - i), kernels);
        } else if (i == quartets && last > 0) {
            block.move(strip, Quartets.SIZE * quartets, last, kernels);
        }
        return i < quartets || (i == quartets && last > 0);
    }

    /**
     * See {@link RowKernels#toResiduals}.
     *
     * @param i the quartet of the first row; the number of quartets for the rows in none
     */
    private void toResiduals(DenseBlock block, int i, int rows) {
        int quartets = block.rows() / Quartets.SIZE;
        boolean last = i == quartets;
        int first = last ? Quartets.SIZE * quartets : i;
        int apart = last ? 1 : quartets;
        targets.clear();
        for (int r = 0; r < rows; r++) {
            int row = first + r / Quartets.SIZE + r % Quartets.SIZE * apart;
            targets.add(pass.labels() ? block.label(row) - pass.labelCenter() : 0, block.weight(row));
        }
        kernels.toResiduals(targets, offsets, fits, totals);
    }
}
