package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.ColumnUnits;
import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.QuartetLoops;
import io.github.sparkagd.kernels.Quartets;
import io.github.sparkagd.kernels.RowKernels;
import io.github.sparkagd.kernels.Segment;
import io.github.sparkagd.kernels.StoredValues;
import io.github.sparkagd.kernels.Strip;
import java.util.Optional;

/**
 * Rows stored in full, one after the other.
 *
 * <p>Storage is one byte a value where all are whole numbers from 0 to 255 (pixels), two where those of each column are multiples
 * of a power of two, fewer than 2¹⁵ of it, a float where all are floats, and a double otherwise; sums are taken in doubles always,
 * so the storage does not change a result.
 */
final class DenseBlock extends RowBlock {
    private static final long serialVersionUID = 1L;

    private final StoredValues values;

    /**
     * A block over values that are stored already.
     *
     * @param columns d
     * @param rows labels and weights; not copied
     * @param values rows · d of them
     */
    DenseBlock(int columns, Rows rows, StoredValues values) {
        super(columns, rows);
        this.values = values;
    }

    /**
     * A block in the smallest storage that keeps every value.
     *
     * @param columns d
     * @param rows labels and weights; not copied
     * @param values row by row, rows · d from the first entry on. Not modified.
     */
    static DenseBlock of(int columns, Rows rows, double[] values) {
        int count = Math.multiplyExact(columns, rows.labels().size());
        return new DenseBlock(columns, rows, StoredValues.of(columns, values, count));
    }

    @Override
    public String storage() {
        return values.name();
    }

    @Override
    public long bytes() {
        return (long) rows() * columns() * values.bytes();
    }

    /** What the numbers that {@link #move} and {@link #advance} work on are multiples of. */
    ColumnUnits units() {
        return values.units();
    }

    /** Where {@code row} begins in its array. */
    private int start(int row) {
        return values.first() + row * columns();
    }

    @Override
    public void copyRow(int row, double[] into) {
        values.copy(start(row), columns(), into);
        values.units().scale(into);
    }

    @Override
    void measure(PassSpace space, double[][] gradients, double[] scalars) {
        space.store(gradients);
        space.dense(columns()).run(this, gradients, scalars);
    }

    /** The rows in quartets, for one weight vector and its sums. */
    Quartets quartets(Segment weights, Segment sums, RowKernels kernels) {
        Quartets.Rows rows = new Quartets.Rows(start(0), columns(), rows() / Quartets.SIZE);
        Segment lanes = kernels.segment(Quartets.SIZE * RowKernels.LANES);
        Segment expanded = values.expands() ? kernels.segment(Quartets.SIZE * columns()) : null;
        return new Quartets(rows, weights, sums, new Quartets.Scratch(lanes, expanded));
    }

    /** See {@link QuartetLoops}. */
    void advance(Quartets quartets, int i, QuartetLoops loops) {
        values.advance(quartets, i, loops);
    }

    /** The rows, where the kernels can read them as they are stored. */
    Optional<Segment> doubles() {
        return values.doubles();
    }

    /** Moves a window to {@code count} neighbouring rows from {@code row} on, which are put there first where they are not {@link #doubles}. */
    void move(Strip strip, int row, int count, RowKernels kernels) {
        if (values.areDoubles()) {
            strip.move(row, count);
        } else {
            expand(row, count, strip.move(0, count).space(), kernels);
        }
    }

    /** As {@link #move} for the rows of {@code count} quartets from the {@code i}-th on. */
    void moveQuartets(Strip strip, int i, int count, RowKernels kernels) {
        int apart = rows() / Quartets.SIZE;
        if (values.areDoubles()) {
            strip.moveQuartets(i, Quartets.SIZE * count, apart);
            return;
        }
        strip.moveQuartets(0, Quartets.SIZE * count, count);
        for (int row = 0; row < Quartets.SIZE; row++) {
            Segment space = strip.space();
            Segment part = new Segment(space.array(), space.first() + row * count * columns());
            expand(i + row * apart, count, part, kernels);
        }
    }

    private void expand(int row, int count, Segment into, RowKernels kernels) {
        values.expand(start(row), count * columns(), into, kernels);
    }

    @Override
    void sumAboutFirst(double[] pivot, double[] sums, double[] squares) {
        copyRow(0, pivot);
        double[] features = new double[columns()];
        for (int row = 0; row < rows(); row++) {
            copyRow(row, features);
            double weight = weight(row);
            for (int j = 0; j < features.length; j++) {
                double shifted = features[j] - pivot[j];
                sums[j] += weight * shifted;
                squares[j] = Math.fma(weight * shifted, shifted, squares[j]);
            }
        }
    }

    @Override
    double dot(int row, double[] weights) {
        Optional<Segment> rows = doubles();
        if (rows.isPresent()) {
            return Kernels.dot(rows.get().array(), start(row), weights);
        }
        double[] features = new double[columns()];
        copyRow(row, features);
        return Kernels.dot(features, 0, weights);
    }
}
