package io.github.sparkagd.kernels;

import java.util.Optional;

/**
 * The inner loops over dense rows.
 *
 * <p>Every implementation gives the same bits on any machine: inner products are summed in eight lanes, entry j in lane
 * j mod 8, the lanes added as ((0+1)+(2+3))+((4+5)+(6+7)) and the entries after the last whole eight in their order; sums
 * over rows run in the order of {@link Quartets}, the last rows that fill none after them; every product is a fused multiply-add.
 */
public interface RowKernels {
    /** Lanes of an inner product, whatever the hardware's width. */
    int LANES = 8;

    /** {@return {@code vector} or {@code java}} */
    String name();

    /** {@return the doubles that a register of these loops holds; 1 in plain Java} */
    int width();

    /**
     * Inner products of all rows with each of K weight vectors.
     *
     * @param strip the rows. Not modified.
     * @param weights K of at least d entries, from {@link #weights}. Not modified.
     * @param products K of at least the number of rows, from {@link #perRow}. Modified: entry i of the k-th becomes x_i·w_k
     */
    void predict(Strip strip, VectorPack weights, VectorPack products);

    /**
     * Sums of multiples of the rows, K at once.
     *
     * @param strip the rows. Not modified.
     * @param factors K of at least the number of rows, from {@link #perRow}. Not modified.
     * @param sums K of at least d entries, from {@link #sums}. Modified: Σ_i factor(k, i)·x_i is added to the first d entries
     *     of the k-th
     */
    void accumulate(Strip strip, VectorPack factors, VectorPack sums);

    /**
     * Turns inner products into weighted residuals: with p = product + offset and r = y − p, ω·r takes the product's place.
     *
     * @param targets y and ω of the rows. Not modified.
     * @param offsets K, from {@link #perRow} for one row. Not modified.
     * @param fits K per row, from {@link #perRow}. Modified.
     * @param scalars K times {@link PassScalars#COUNT}, from {@link #perRow}. Modified: those of the rows are added
     */
    default void toResiduals(Targets targets, VectorPack offsets, VectorPack fits, VectorPack scalars) {
        double[] labels = targets.labels();
        double[] weights = targets.weights();
        for (int k = 0; k < fits.count(); k++) {
            // As PassScalars.add, in local variables: the compiler does not always do without the object.
            double residuals = scalars.get(k, 0);
            double alignments = scalars.get(k, 1);
            double outputs = scalars.get(k, 2);
            double sum = scalars.get(k, 3);
            double[] values = fits.array(k);
            double offset = offsets.get(k, 0);
            for (int i = 0; i < targets.count(); i++) {
                int at = fits.at(k, i);
                double p = values[at] + offset;
                double r = labels[i] - p;
                double weighted = weights[i] * r;
                residuals = Math.fma(weighted, r, residuals);
                alignments = Math.fma(weighted, p, alignments);
                outputs = Math.fma(weights[i] * p, p, outputs);
                sum += weighted;
                values[at] = weighted;
            }
            scalars.set(k, 0, residuals);
            scalars.set(k, 1, alignments);
            scalars.set(k, 2, outputs);
            scalars.set(k, 3, sum);
        }
    }

    /** {@return the loops for one weight vector that do both at once, where there are some} */
    default Optional<QuartetLoops> quartetLoops() {
        return Optional.empty();
    }

    /** {@return the loops over sparse rows for several weight vectors at once, where there are some} */
    default Optional<SparseLoops> sparseLoops() {
        return Optional.empty();
    }

    /**
     * {@return space for {@code size} doubles, all zero, where these loops read them best}
     *
     * @param size at least 0
     */
    default Segment segment(int size) {
        return Segment.of(new double[size]);
    }

    /**
     * Turns bytes into doubles.
     *
     * @param bytes whole numbers from 0 to 255, less {@link StoredValues#BYTE_BIAS}. Not modified.
     * @param at where to begin
     * @param count how many
     * @param into Modified: the first {@code count} entries
     */
    void expand(byte[] bytes, int at, int count, Segment into);

    /**
     * As {@link #expand(byte[], int, int, Segment)} for floats.
     *
     * @param floats the array. Not modified.
     * @param at 0-based
     * @param count how many
     * @param into takes them, from its first entry on
     */
    void expand(float[] floats, int at, int count, Segment into);

    /**
     * As {@link #expand(byte[], int, int, Segment)} for shorts.
     *
     * @param shorts the array. Not modified.
     * @param at 0-based
     * @param count how many
     * @param into takes them, from its first entry on
     */
    void expand(short[] shorts, int at, int count, Segment into);

    /**
     * {@return K = {@code count} weight vectors, all zero, in the layout of these loops}
     *
     * @param count K
     * @param size d
     */
    default VectorPack weights(int count, int size) {
        return sums(count, size);
    }

    /**
     * {@return K = {@code count} sums, all zero, in the layout of these loops}
     *
     * @param count K
     * @param size d
     */
    default VectorPack sums(int count, int size) {
        return VectorPack.apart(count, size, this);
    }

    /**
     * {@return K = {@code count} vectors of a number per row, all zero, in the layout of these loops}
     *
     * @param count K
     * @param rows in a strip
     */
    default VectorPack perRow(int count, int rows) {
        return VectorPack.apart(count, rows, this);
    }

    /**
     * {@return a segment of {@link #segment} that holds nothing yet or no more, put where these loops read it best: a
     * garbage collection may have moved its array}
     *
     * @param segment made by {@link #segment}
     */
    default Segment realigned(Segment segment) {
        return segment;
    }

    /**
     * Sums products of the 8 columns of one panel with the 24 of three ({@link GramPanels}) over some rows, each from 0 on in
     * the order of the rows, and adds the sums to {@code tile}.
     *
     * @param rows how many to sum over
     * @param left a panel. Not modified.
     * @param right three panels, {@link GramPanels#PANEL} apart. Not modified.
     * @param tile 8 × 24. Modified.
     */
    void addProducts(int rows, Segment left, Segment right, Segment tile);

    /**
     * Uses eight rows of a symmetric matrix's lower triangle for both of its halves: the lanes of their inner products with the
     * vectors are written, and the multiples of the rows by the vectors' entries of the rows' own numbers are added to the sums.
     *
     * @param rows Not modified.
     * @param operands one vector, or a panel. The lanes and sums are modified, the products are not.
     */
    void multiply(LowerRows rows, SymmetricOperands operands);

    /**
     * Adds eight lanes in the order that all implementations share.
     *
     * @param lanes the array. Not modified.
     * @param at where the lanes begin
     * @return the sum
     */
    static double sumOfLanes(double[] lanes, int at) {
        return ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
                + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
    }

    /**
     * {@return the number of columns in whole groups of lanes}
     *
     * @param columns d
     */
    static int whole(int columns) {
        return columns - columns % LANES;
    }
}
