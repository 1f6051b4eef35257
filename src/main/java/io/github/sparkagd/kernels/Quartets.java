package io.github.sparkagd.kernels;

/**
 * Rows i, q + i, 2q + i and 3q + i of n = 4q rows (and up to three more, which are no part of it), for i = 0 … q − 1: four
 * streams through memory, which processors fetch ahead better than one.
 *
 * <p>It holds what a kernel needs to go through them with one weight vector, and its sums.
 */
public final class Quartets {
    /** Rows of a quartet. */
    public static final int SIZE = 4;

    private final int first;
    private final int columns;
    private final int count;
    private final Segment weights;
    private final Segment sums;
    private final Segment lanes;
    private final Segment expanded;
    private final double[] four = new double[SIZE];
    private Strip strip;

    /**
     * @param rows which rows
     * @param weights of length d. Not modified.
     * @param sums of length d. Modified.
     * @param scratch space for the loops. Modified.
     */
    public Quartets(Rows rows, Segment weights, Segment sums, Scratch scratch) {
        this.first = rows.first();
        this.columns = rows.columns();
        this.count = rows.count();
        this.weights = weights;
        this.sums = sums;
        this.lanes = scratch.lanes();
        this.expanded = scratch.expanded();
    }

    /**
     * Where the rows are.
     *
     * @param first where the first one begins in its array
     * @param columns d
     * @param count q
     */
    public record Rows(int first, int columns, int count) {}

    /**
     * Space for the loops.
     *
     * @param lanes 4 × 8
     * @param expanded zeros, 4 × d, where values are to be doubles for their second use; null where they are not
     */
    public record Scratch(Segment lanes, Segment expanded) {}

    int columns() {
        return columns;
    }

    /** Where the first row of quartet {@code i} begins in the array; of quartets before the first and after the last, those. */
    int start(int i) {
        return first + within(i) * columns;
    }

    private int within(int i) {
        return Math.max(0, Math.min(i, count - 1));
    }

    /** A window on the rows of quartet {@code i}, as {@link #start} has it, for loops over strips; the last one asked for holds. */
    Strip strip(double[] values, int i) {
        if (strip == null) {
            strip = new Strip(new Segment(values, first), columns);
        }
        return strip.moveQuartets(within(i), SIZE, count);
    }

    /** The distance in the array of two rows of a quartet. */
    int apart() {
        return count * columns;
    }

    Segment weights() {
        return weights;
    }

    Segment sums() {
        return sums;
    }

    /** Scratch space: 4 × 8. */
    Segment lanes() {
        return lanes;
    }

    /** Scratch space: the rows of a quartet as doubles, or null. */
    Segment expanded() {
        return expanded;
    }

    /** {@return one number per row of a quartet: an inner product, then the row's factor in the sums} */
    public double[] four() {
        return four;
    }

    /**
     * Ends what {@link QuartetLoops} begin: adds the columns after the last whole group of lanes of quartet {@code i} − 1 to the
     * sums, and puts the inner products of quartet {@code i} into {@link #four}.
     *
     * @param values the rows. Not modified.
     */
    void advanceTail(StoredValues values, int i) {
        int whole = RowKernels.whole(columns);
        for (int j = whole; j < columns; j++) {
            for (int row = 0; row < SIZE; row++) {
                double x = values.get(start(i - 1) + row * apart() + j);
                sums.set(j, Math.fma(four[row], x, sums.get(j)));
            }
        }
        for (int row = 0; row < SIZE; row++) {
            // In the order that all kernels share.
            double product = RowKernels.sumOfLanes(lanes.array(), lanes.first() + row * RowKernels.LANES);
            for (int j = whole; j < columns; j++) {
                product = Math.fma(values.get(start(i) + row * apart() + j), weights.get(j), product);
            }
            four[row] = product;
        }
    }
}
