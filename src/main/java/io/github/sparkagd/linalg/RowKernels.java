package io.github.sparkagd.linalg;

/**
 * The inner loops over dense rows.
 *
 * <p>Every implementation gives the same bits on any machine: inner products are summed in eight lanes, entry j in lane
 * j mod 8, the lanes added as ((0+1)+(2+3))+((4+5)+(6+7)) and the entries behind the last whole eight in their order; sums
 * over rows run in the order of the rows; every product is a fused multiply-add.
 */
interface RowKernels {
    /** Lanes of an inner product, whatever the hardware's width. */
    int LANES = 8;

    /** {@code vector} or {@code java}. */
    String name();

    /**
     * Inner products of all rows with each of K weight vectors.
     *
     * @param strip the rows. Not modified.
     * @param weights K × at least d. Not modified.
     * @param products K × at least the number of rows. Modified: entry (k, i) becomes x_i·w_k
     */
    void predict(Strip strip, double[][] weights, double[][] products);

    /**
     * Sums of multiples of the rows, K at once.
     *
     * @param strip the rows. Not modified.
     * @param factors K × at least the number of rows. Not modified.
     * @param sums K × at least d. Modified: Σ_i factors(k, i)·x_i is added to the first d entries of row k
     */
    void accumulate(Strip strip, double[][] factors, double[][] sums);

    /** Whether {@link #advance} is faster than its parts for rows of {@code columns} values. */
    default boolean advances(int columns) {
        return false;
    }

    /**
     * {@link #accumulate} on one strip and {@link #predict} on the next, for one weight vector: the same bits as one after the
     * other. Where both are one loop, memory goes on streaming while rows in the caches are used a second time.
     *
     * @param strips a whole number of {@link Strip#TOGETHER} rows each. Not modified.
     * @param factors one per row of the first strip. Not modified.
     * @param sums at least d. Modified.
     * @param weights at least d. Not modified.
     * @param products one per row of the next strip. Modified.
     */
    default void advance(Strip.Move strips, double[] factors, double[] sums, double[] weights, double[] products) {
        accumulate(strips.from(), new double[][] {factors}, new double[][] {sums});
        predict(strips.to(), new double[][] {weights}, new double[][] {products});
    }

    /**
     * Turns bytes into doubles.
     *
     * @param bytes whole numbers from 0 to 255. Not modified.
     * @param at where to begin
     * @param count how many
     * @param into at least {@code count} long. Modified.
     */
    void expand(byte[] bytes, int at, int count, double[] into);

    /** As {@link #expand(byte[], int, int, double[])} for floats. */
    void expand(float[] floats, int at, int count, double[] into);

    /**
     * Sums products of 4 columns with 16 columns over the rows of two panels ({@link GramPanels}), each from 0 on in the
     * order of the rows, and adds the sums to {@code target}.
     *
     * @param tile which
     * @param left panels of the 4 columns. Not modified.
     * @param right panels of the 16 columns. Not modified.
     * @param target where the sums are added. Modified.
     */
    void addProducts(GramPanels.Tile tile, double[] left, double[] right, GramPanels.Target target);

    /** Adds eight lanes in the order that all implementations share. */
    static double sumOfLanes(double[] lanes, int at) {
        return ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
                + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
    }

    /** The number of columns in whole groups of lanes. */
    static int whole(int columns) {
        return columns - columns % LANES;
    }
}
