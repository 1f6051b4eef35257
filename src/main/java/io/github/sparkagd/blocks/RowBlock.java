package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;
import java.util.Optional;

/**
 * Some rows of one {@link Part} of a data set, in their order, in contiguous arrays.
 *
 * <p>A row is a vector of d features and a label. Values are exactly those read: a block takes a smaller storage only
 * where every value survives it.
 */
public abstract sealed class RowBlock implements Serializable permits DenseBlock, SparseBlock {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final int part;
    private final double[] labels;
    /** One per row; null where all are 1. */
    private final double[] weights;

    private final double weightSum;

    /** The same rows where columns are counted in another way. */
    RowBlock(RowBlock that, int columns) {
        this.columns = columns;
        this.part = that.part;
        this.labels = that.labels;
        this.weights = that.weights;
        this.weightSum = that.weightSum;
    }

    RowBlock(int columns, Rows rows) {
        this.columns = columns;
        this.part = rows.part();
        this.labels = rows.labels().array();
        this.weights = rows.weights() == null ? null : rows.weights().array();
        this.weightSum = rows.weightSum();
    }

    /**
     * What a block's rows are beside their features.
     *
     * @param part whose rows they are
     * @param labels y, one per row
     * @param weights one per row, finite and not negative; null where all are 1
     */
    record Rows(int part, Vec labels, Vec weights) {
        Rows {
            Check.sameSize("row weights", labels.size(), weights == null ? labels.size() : weights.size());
        }

        double weightSum() {
            double sum = 0;
            for (int i = 0; weights != null && i < weights.size(); i++) {
                sum += weights.get(i);
            }
            return weights == null ? labels.size() : sum;
        }
    }

    /** {@return the doubles in a register of the loops that this JVM runs over long dense rows; 1 for those in plain Java} */
    public static int registerWidth() {
        return Kernels.best(Kernels.SHORTEST).width();
    }

    /** {@return the number of rows} */
    public final int rows() {
        return labels.length;
    }

    /** The number d of features. */
    final int columns() {
        return columns;
    }

    /** {@return the {@link Part} whose rows these are} */
    public final int part() {
        return part;
    }

    /**
     * {@return the label y of {@code row}}
     *
     * @param row 0-based index in the block
     */
    public final double label(int row) {
        return labels[row];
    }

    /**
     * {@return how much {@code row} counts in sums over rows}
     *
     * @param row 0-based index in the block
     */
    public final double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** Σ of the rows' weights: the number of rows where all weights are 1. */
    final double weightSum() {
        return weightSum;
    }

    /** True when some row's weight may differ from 1. */
    final boolean weighted() {
        return weights != null;
    }

    /** How the values are stored: {@code float64}, {@code float32}, {@code int16}, {@code uint8} or {@code sparse}. */
    abstract String storage();

    /** The number of bytes that the values (and indices, but not the labels) take. */
    abstract long bytes();

    /**
     * The columns that numbers are kept for while these rows are measured; empty for all d.
     *
     * @return rising column numbers; empty where indices are those of all columns
     */
    public Optional<ColumnList> ownColumns() {
        return Optional.empty();
    }

    /** The inner product of {@code row} with {@code weights}, of length d. */
    abstract double dot(int row, double[] weights);

    /**
     * {@return the features of {@code row}, of length d}
     *
     * @param row 0-based index in the block
     */
    public final Vec row(int row) {
        double[] features = new double[columns()];
        copyRow(row, features);
        return Vec.of(features);
    }

    /**
     * Writes the features of {@code row} into the first d entries of {@code into}, which is modified.
     *
     * @param row 0-based index in the block
     * @param into of length d at least
     */
    public abstract void copyRow(int row, double[] into);

    /**
     * Measures the rows in their order, ω being a row's weight.
     *
     * @param space what to measure, with weights for {@link #ownColumns} alone where there are such. Modified, and nothing of it is of use but for another block.
     * @param gradients Modified: Σ ω·r·x is added for each prediction that asks for it, completely only after
     *     {@link PassSpace#store}; null to leave them all out
     * @param scalars Modified: Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r are added, four per prediction
     */
    abstract void measure(PassSpace space, double[][] gradients, double[] scalars);

    /**
     * Sums the rows' distances from the first row, per feature, ω being a row's weight.
     *
     * <p>Arrays are of length d, or of the number of {@link #ownColumns} where there are such.
     *
     * @param pivot Modified: the first row
     * @param sums Modified: Σ ω(x − pivot) is added
     * @param squares Modified: Σ ω(x − pivot)² is added
     */
    abstract void sumAboutFirst(double[] pivot, double[] sums, double[] squares);

    /** The residual of {@code row} for the prediction {@code p}. */
    final double residual(RowPass pass, int row, double p) {
        return pass.labels() ? labels[row] - pass.labelCenter() - p : -p;
    }
}
