package io.github.sparkagd.linalg;

import java.util.Arrays;

/**
 * A few consecutive dense rows as doubles, few enough to stay in a core's caches while they are used more than once: a window
 * that is moved along an array, and the scratch space of the kernels.
 */
final class Strip {
    /** Half of a first cache of 48 KiB: weights and sums take the rest. */
    private static final int FIRST_CACHE = 24 << 10;
    /** A part of a second cache of 1 MiB, for many weight vectors at once. */
    private static final int SECOND_CACHE = 200 << 10;
    /** Columns of a chunk, for which many weight vectors and their sums stay in the first cache. */
    private static final int CHUNK = 256;
    /** Rows whose sums the kernels keep in registers together. */
    static final int TOGETHER = 4;

    private final double[] values;
    private final int columns;
    private final int whole;
    private int at;
    private int rows;
    private int chunkStart;
    private int chunkEnd;
    private double[][] lanes = new double[0][];

    /**
     * @param values rows of {@code columns} values, row by row; not copied
     * @param columns d
     */
    Strip(double[] values, int columns) {
        this.values = values;
        this.columns = columns;
        this.whole = RowKernels.whole(columns);
    }

    /** How many rows to take at once for K = {@code vectors} weight vectors; a multiple of {@link #TOGETHER}. */
    static int rows(int columns, int vectors) {
        int bytes = vectors > 1 ? SECOND_CACHE : FIRST_CACHE;
        int groups = bytes / Math.max(1, TOGETHER * Double.BYTES * columns);
        return TOGETHER * Math.max(1, Math.min(groups, vectors > 1 ? 16 : 64));
    }

    /**
     * Two windows of equally many rows over the same array: one whose rows are used for the second time, one for the first.
     *
     * @param from rows that were read already
     * @param to rows that are still to be read
     * @param row the first of the rows meant, in both
     */
    record Move(Strip from, Strip to, int row) {
        Move(Strip from, Strip to) {
            this(from, to, 0);
        }

        /** The same from row {@code first} on. */
        Move at(int first) {
            return new Move(from, to, first);
        }
    }

    /** Moves the window to {@code count} rows from {@code row} on. */
    Strip move(int row, int count) {
        at = row * columns;
        rows = count;
        return this;
    }

    /** The array under the window. */
    double[] values() {
        return values;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Where row {@code i} of the window begins in the array. */
    int start(int i) {
        return at + i * columns;
    }

    /**
     * Goes to the next chunk of columns in whole groups of lanes, the first one after the last.
     *
     * @param vectors how many vectors are used together; one alone takes all columns in one chunk
     * @return false when there is none left
     */
    boolean nextChunk(int vectors) {
        chunkStart = chunkEnd;
        chunkEnd = vectors == 1 ? whole : Math.min(whole, chunkStart + CHUNK);
        if (chunkStart < chunkEnd) {
            return true;
        }
        chunkStart = 0;
        chunkEnd = 0;
        return false;
    }

    int chunkStart() {
        return chunkStart;
    }

    int chunkEnd() {
        return chunkEnd;
    }

    /** Scratch space: at least {@code count} arrays of at least {@code size} zeros. */
    double[][] lanes(int count, int size) {
        if (lanes.length < count || (count > 0 && lanes[0].length < size)) {
            lanes = new double[count][size];
            return lanes;
        }
        for (int i = 0; i < count; i++) {
            Arrays.fill(lanes[i], 0, size, 0);
        }
        return lanes;
    }

    /** Adds the products of row {@code i} with w behind the last whole group of lanes to {@code sum}. */
    double tail(int i, double[] w, double sum) {
        double total = sum;
        for (int j = whole; j < columns; j++) {
            total = Math.fma(values[start(i) + j], w[j], total);
        }
        return total;
    }

    /** Adds Σ_i factors(i)·x_i to the entries of {@code sums} behind the last whole group of lanes. */
    void addTail(double[] factors, double[] sums) {
        for (int j = whole; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                sums[j] = Math.fma(factors[i], values[start(i) + j], sums[j]);
            }
        }
    }
}
