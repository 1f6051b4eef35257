package io.github.sparkagd.kernels;

/**
 * A few dense rows as doubles, few enough to stay in a core's caches while they are used more than once: a window that is moved
 * along an array, and the scratch space of the kernels.
 *
 * <p>Its rows are neighbours, or some {@link Quartets} one after the other.
 */
public final class Strip {
    /** Half of a first cache of 48 KiB: weights and sums take the rest. */
    private static final int FIRST_CACHE = 24 << 10;
    /** A part of a second cache of 1 MiB, for many weight vectors at once. */
    private static final int SECOND_CACHE = 200 << 10;
    /** Rows whose sums the kernels keep in registers together. */
    static final int TOGETHER = Quartets.SIZE;

    private final Segment space;
    private final int columns;
    private final int whole;
    private int at;
    private int rows;
    private int step;
    private int apart;
    private Segment lanes;
    private int lanesSize;
    private double[] copies;

    /**
     * @param space rows of {@code columns} values, row by row; not copied
     * @param columns d
     */
    public Strip(Segment space, int columns) {
        this.space = space;
        this.columns = columns;
        this.whole = RowKernels.whole(columns);
    }

    /**
     * {@return the number of rows to take at once; a multiple of {@link #TOGETHER}}
     *
     * @param columns d
     * @param vectors K weight vectors
     */
    public static int rows(int columns, int vectors) {
        int bytes = vectors > 1 ? SECOND_CACHE : FIRST_CACHE;
        int groups = bytes / Math.max(1, TOGETHER * Double.BYTES * columns);
        return TOGETHER * Math.max(1, Math.min(groups, vectors > 1 ? 8 : 64));
    }

    /**
     * Moves the window to {@code count} neighbouring rows from {@code row} on.
     *
     * @param row the first of them
     * @param count how many
     * @return this strip
     */
    public Strip move(int row, int count) {
        return move(row, count, TOGETHER, 1);
    }

    /**
     * Moves the window to {@code count} rows: those of quartets whose first rows are neighbours from {@code row} on.
     *
     * @param row the first row of the first quartet
     * @param count how many rows
     * @param rowsApart the distance, in rows, of two rows of one quartet
     * @return this strip
     */
    public Strip moveQuartets(int row, int count, int rowsApart) {
        return move(row, count, 1, rowsApart);
    }

    private Strip move(int row, int count, int rowsToNext, int rowsApart) {
        at = space.first() + row * columns;
        rows = count;
        step = rowsToNext * columns;
        apart = rowsApart * columns;
        return this;
    }

    /** {@return the array under the window, from row 0 on} */
    public Segment space() {
        return space;
    }

    /** The array under the window. */
    double[] values() {
        return space.array();
    }

    int columns() {
        return columns;
    }

    /** {@return the number of rows under the window} */
    public int rows() {
        return rows;
    }

    /** Where row {@code i} of the window begins in the array. */
    int start(int i) {
        return at + i / TOGETHER * step + i % TOGETHER * apart;
    }

    /** The distance in the array of the first rows of two quartets. */
    int step() {
        return step;
    }

    /** The distance in the array of two rows of one quartet. */
    int apart() {
        return apart;
    }

    /** The number of columns in whole groups of lanes. */
    int whole() {
        return whole;
    }

    /** Scratch space for {@code size} doubles, made by {@code kernels} where there is not enough yet. */
    Segment lanes(int size, RowKernels kernels) {
        if (lanes == null || lanesSize < size) {
            lanes = kernels.segment(size);
            lanesSize = size;
        }
        return lanes;
    }

    /** Scratch space in an array of its own, for {@code size} doubles from its first entry on. */
    double[] copies(int size) {
        if (copies == null || copies.length < size) {
            copies = new double[size];
        }
        return copies;
    }

    /** Adds the products of row {@code i} with w after the last whole group of lanes to {@code sum}. */
    double tail(int i, Segment w, double sum) {
        double total = sum;
        for (int j = whole; j < columns; j++) {
            total = Math.fma(values()[start(i) + j], w.get(j), total);
        }
        return total;
    }

    /**
     * Adds the products of all rows with eight vectors in the columns after the last whole group of lanes.
     *
     * @param weights eight side by side. Not modified.
     * @param products eight for each row. Modified.
     */
    void addTails(Segment weights, Segment products) {
        for (int i = 0; i < rows; i++) {
            Segment row = products.from(i * VectorPack.GROUP);
            for (int j = whole; j < columns; j++) {
                double x = values()[start(i) + j];
                for (int k = 0; k < VectorPack.GROUP; k++) {
                    row.set(k, Math.fma(x, weights.get(j * VectorPack.GROUP + k), row.get(k)));
                }
            }
        }
    }

    /**
     * Adds Σ_i factor(i)·x_i to the entries of {@code sums} after the last whole group of lanes.
     *
     * @param factors the factor of row i is entry i · {@code factorStep}
     */
    void addTail(Segment factors, int factorStep, Segment sums) {
        double[] into = sums.array();
        for (int j = whole; j < columns; j++) {
            int place = sums.first() + j;
            for (int i = 0; i < rows; i++) {
                into[place] = Math.fma(factors.get(i * factorStep), values()[start(i) + j], into[place]);
            }
        }
    }
}
