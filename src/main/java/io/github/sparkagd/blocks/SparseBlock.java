package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.kernels.Segment;
import io.github.sparkagd.kernels.SparseRows;
import io.github.sparkagd.linalg.Check;
import java.util.Arrays;
import java.util.Optional;

/** Rows of which only the entries that are not zero are stored, in compressed sparse row form. */
public final class SparseBlock extends RowBlock {
    private static final long serialVersionUID = 1L;

    /** Mean entries of a row from which the loops for several predictions at once are taken; see {@link Kernels#SHORTEST}. */
    private static final int LONG_ROWS = 16;

    /** Row i has the entries starts[i] … starts[i+1]. */
    private final int[] starts;

    /** Places in {@link #own}, or columns where there is none. */
    private final int[] indices;

    private final double[] values;
    /** The columns that the indices count; null for all d. Shared with the blocks around. */
    private final ColumnList own;

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
        this.own = null;
    }

    private SparseBlock(SparseBlock that, int columns, ColumnList own, int[] indices) {
        super(that, columns);
        this.starts = that.starts;
        this.indices = indices;
        this.values = that.values;
        this.own = own;
    }

    /** The same rows, whose indices are places in {@code own}, which are {@code places}. */
    SparseBlock counting(ColumnList own, int[] places) {
        return new SparseBlock(this, columns(), own, places);
    }

    /**
     * The same rows, whose own columns have other numbers.
     *
     * @param own the numbers now, one for each of the own columns, which there are
     * @param columns d
     * @return a block that shares the entries with this one
     */
    public SparseBlock renumbered(ColumnList own, int columns) {
        return new SparseBlock(this, columns, own, indices);
    }

    @Override
    public Optional<ColumnList> ownColumns() {
        return Optional.ofNullable(own);
    }

    /** The length of the arrays that measuring takes. */
    private int width() {
        return own == null ? columns() : own.size();
    }

    private int column(int entry) {
        return own == null ? indices[entry] : own.column(indices[entry]);
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
    public void copyRow(int row, double[] into) {
        Arrays.fill(into, 0, columns(), 0);
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            into[column(i)] = values[i];
        }
    }

    /** The position of the first entry of {@code row}; that of row + 1 is its end. */
    int start(int row) {
        return starts[row];
    }

    /**
     * {@return the columns of the entries of {@code row}, rising}
     *
     * @param row 0-based index in the block
     */
    public int[] indices(int row) {
        if (own == null) {
            return Arrays.copyOfRange(indices, starts[row], starts[row + 1]);
        }
        int[] columns = new int[starts[row + 1] - starts[row]];
        Arrays.setAll(columns, i -> own.column(indices[starts[row] + i]));
        return columns;
    }

    /**
     * {@return the entries of {@code row}}
     *
     * @param row 0-based index in the block
     */
    public double[] entries(int row) {
        return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
    }

    /** The column of {@code entry}. */
    int index(int entry) {
        return column(entry);
    }

    /** The indices themselves, for who makes them places in a list of columns. */
    int[] indices() {
        return indices;
    }

    double value(int entry) {
        return values[entry];
    }

    /** {@code count} rows from {@code first} on. */
    SparseRows sparseRows(int first, int count) {
        return new SparseRows(starts, indices, values, first, count);
    }

    @Override
    void measure(PassSpace space, double[][] gradients, double[] scalars) {
        Optional<SparsePass> several = values.length < LONG_ROWS * rows() ? Optional.empty() : space.sparse(width());
        if (several.isPresent()) {
            several.get().run(this, gradients, scalars);
            return;
        }
        space.store(gradients);
        for (int k = 0; k < space.pass().size(); k++) {
            boolean gradient = gradients != null && gradients[k].length > 0;
            measure(space.pass(), k, gradient ? gradients[k] : null, scalars);
        }
    }

    /** One prediction: a row is added to the gradient, where asked for, while the next one is predicted. */
    private void measure(RowPass pass, int k, double[] gradient, double[] scalars) {
        PassScalars sums = new PassScalars(new Segment(scalars, PassScalars.COUNT * k), 1);
        double[] weights = pass.predictions().get(k).weights().array();
        double offset = pass.predictions().get(k).offset();
        double weighted = 0;
        for (int row = 0; row < rows(); row++) {
            int from = starts[row];
            int to = starts[row + 1];
            double product = gradient == null
                    ? Kernels.dot(indices, values, from, to, weights)
                    : addThenDot(weighted, row, gradient, weights);
            double p = product + offset;
            weighted = sums.add(weight(row), residual(pass, row, p), p);
        }
        if (gradient != null && rows() > 0) {
            addMultiple(weighted, starts[rows() - 1], starts[rows()], gradient);
        }
        sums.store();
    }

    /**
     * Adds {@code factor} times the row before {@code row} to {@code sums}, and returns the product of {@code row} with w: the
     * bits of {@link Kernels#dot(int[], double[], int, int, double[])}.
     */
    private double addThenDot(double factor, int row, double[] sums, double[] w) {
        int before = starts[Math.max(0, row - 1)];
        int from = starts[row];
        int to = starts[row + 1];
        int both = Math.min(from - before, to - from) & -4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < both; i += 4) {
            int a = before + i;
            int b = from + i;
            s0 = Math.fma(values[b], w[indices[b]], s0);
            sums[indices[a]] = Math.fma(factor, values[a], sums[indices[a]]);
            s1 = Math.fma(values[b + 1], w[indices[b + 1]], s1);
            sums[indices[a + 1]] = Math.fma(factor, values[a + 1], sums[indices[a + 1]]);
            s2 = Math.fma(values[b + 2], w[indices[b + 2]], s2);
            sums[indices[a + 2]] = Math.fma(factor, values[a + 2], sums[indices[a + 2]]);
            s3 = Math.fma(values[b + 3], w[indices[b + 3]], s3);
            sums[indices[a + 3]] = Math.fma(factor, values[a + 3], sums[indices[a + 3]]);
        }
        addMultiple(factor, before + both, from, sums);
        int i = from + both;
        for (; i + 3 < to; i += 4) {
            s0 = Math.fma(values[i], w[indices[i]], s0);
            s1 = Math.fma(values[i + 1], w[indices[i + 1]], s1);
            s2 = Math.fma(values[i + 2], w[indices[i + 2]], s2);
            s3 = Math.fma(values[i + 3], w[indices[i + 3]], s3);
        }
        double sum = (s0 + s1) + (s2 + s3);
        for (; i < to; i++) {
            sum = Math.fma(values[i], w[indices[i]], sum);
        }
        return sum;
    }

    private void addMultiple(double factor, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            sums[indices[i]] = Math.fma(factor, values[i], sums[indices[i]]);
        }
    }

    @Override
    void sumAboutFirst(double[] pivot, double[] sums, double[] squares) {
        for (int i = starts[0]; i < starts[1]; i++) {
            pivot[indices[i]] = values[i];
        }
        double[] stored = new double[width()];
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
        return own == null
                ? Kernels.dot(indices, values, starts[row], starts[row + 1], weights)
                : Kernels.dot(indices(row), entries(row), 0, starts[row + 1] - starts[row], weights);
    }
}
