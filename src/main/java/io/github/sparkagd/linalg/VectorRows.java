package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} along long rows: four rows at a time, one or two weight vectors.
 *
 * <p>Vectors live in the locals of one small method each, so that the compiler keeps them in registers. Columns are those of
 * the strip's chunk, in whole groups of lanes.
 */
final class VectorRows {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;

    private VectorRows() {}

    /**
     * Adds to the lanes of the inner products of four rows with w.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param w of length d. Not modified.
     * @param lanes 4 × 8, row by row. Modified.
     */
    static void dotFour(Strip strip, int row, double[] w, double[] lanes) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, 0);
        DoubleVector b = DoubleVector.fromArray(LANES, lanes, STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, lanes, 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, lanes, 3 * STEP);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector v = DoubleVector.fromArray(LANES, w, j);
            a = DoubleVector.fromArray(LANES, x, at + j).fma(v, a);
            b = DoubleVector.fromArray(LANES, x, at + d + j).fma(v, b);
            c = DoubleVector.fromArray(LANES, x, at + 2 * d + j).fma(v, c);
            e = DoubleVector.fromArray(LANES, x, at + 3 * d + j).fma(v, e);
        }
        a.intoArray(lanes, 0);
        b.intoArray(lanes, STEP);
        c.intoArray(lanes, 2 * STEP);
        e.intoArray(lanes, 3 * STEP);
    }

    /**
     * As {@link #dotFour} for two weight vectors.
     *
     * @param pair 2 × d. Not modified.
     * @param lanes 2 × 4 × 8: those of the first weights, then those of the second. Modified.
     */
    static void dotFourByTwo(Strip strip, int row, double[][] pair, double[] lanes) {
        double[] x = strip.values();
        double[] w = pair[0];
        double[] u = pair[1];
        int d = strip.columns();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, 0);
        DoubleVector b = DoubleVector.fromArray(LANES, lanes, STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, lanes, 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, lanes, 3 * STEP);
        DoubleVector ua = DoubleVector.fromArray(LANES, lanes, 4 * STEP);
        DoubleVector ub = DoubleVector.fromArray(LANES, lanes, 5 * STEP);
        DoubleVector uc = DoubleVector.fromArray(LANES, lanes, 6 * STEP);
        DoubleVector ue = DoubleVector.fromArray(LANES, lanes, 7 * STEP);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector v = DoubleVector.fromArray(LANES, w, j);
            DoubleVector y = DoubleVector.fromArray(LANES, u, j);
            DoubleVector values = DoubleVector.fromArray(LANES, x, at + j);
            a = values.fma(v, a);
            ua = values.fma(y, ua);
            values = DoubleVector.fromArray(LANES, x, at + d + j);
            b = values.fma(v, b);
            ub = values.fma(y, ub);
            values = DoubleVector.fromArray(LANES, x, at + 2 * d + j);
            c = values.fma(v, c);
            uc = values.fma(y, uc);
            values = DoubleVector.fromArray(LANES, x, at + 3 * d + j);
            e = values.fma(v, e);
            ue = values.fma(y, ue);
        }
        a.intoArray(lanes, 0);
        b.intoArray(lanes, STEP);
        c.intoArray(lanes, 2 * STEP);
        e.intoArray(lanes, 3 * STEP);
        ua.intoArray(lanes, 4 * STEP);
        ub.intoArray(lanes, 5 * STEP);
        uc.intoArray(lanes, 6 * STEP);
        ue.intoArray(lanes, 7 * STEP);
    }

    /** As {@link #dotFour} for one row: 8 lanes. */
    static void dotOne(Strip strip, int row, double[] w, double[] lanes) {
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, 0);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            a = DoubleVector.fromArray(LANES, x, at + j).fma(DoubleVector.fromArray(LANES, w, j), a);
        }
        a.intoArray(lanes, 0);
    }

    /**
     * Adds f_i·x_i to g for four rows i, in their order.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param f a factor per row of the strip. Not modified.
     * @param g of length d. Modified.
     */
    static void addFour(Strip strip, int row, double[] f, double[] g) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.broadcast(LANES, f[row]);
        DoubleVector b = DoubleVector.broadcast(LANES, f[row + 1]);
        DoubleVector c = DoubleVector.broadcast(LANES, f[row + 2]);
        DoubleVector e = DoubleVector.broadcast(LANES, f[row + 3]);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, j);
            sum = DoubleVector.fromArray(LANES, x, at + j).fma(a, sum);
            sum = DoubleVector.fromArray(LANES, x, at + d + j).fma(b, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 2 * d + j).fma(c, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 3 * d + j).fma(e, sum);
            sum.intoArray(g, j);
        }
    }

    /** As {@link #addFour} for two vectors of factors: those of the first go to {@code g[0]}, of the second to the other. */
    static void addFourByTwo(Strip strip, int row, double[][] f, double[][] g) {
        double[] x = strip.values();
        double[] first = g[0];
        double[] second = g[1];
        int d = strip.columns();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.broadcast(LANES, f[0][row]);
        DoubleVector b = DoubleVector.broadcast(LANES, f[0][row + 1]);
        DoubleVector c = DoubleVector.broadcast(LANES, f[0][row + 2]);
        DoubleVector e = DoubleVector.broadcast(LANES, f[0][row + 3]);
        DoubleVector ua = DoubleVector.broadcast(LANES, f[1][row]);
        DoubleVector ub = DoubleVector.broadcast(LANES, f[1][row + 1]);
        DoubleVector uc = DoubleVector.broadcast(LANES, f[1][row + 2]);
        DoubleVector ue = DoubleVector.broadcast(LANES, f[1][row + 3]);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, first, j);
            DoubleVector other = DoubleVector.fromArray(LANES, second, j);
            DoubleVector values = DoubleVector.fromArray(LANES, x, at + j);
            sum = values.fma(a, sum);
            other = values.fma(ua, other);
            values = DoubleVector.fromArray(LANES, x, at + d + j);
            sum = values.fma(b, sum);
            other = values.fma(ub, other);
            values = DoubleVector.fromArray(LANES, x, at + 2 * d + j);
            sum = values.fma(c, sum);
            other = values.fma(uc, other);
            values = DoubleVector.fromArray(LANES, x, at + 3 * d + j);
            sum = values.fma(e, sum);
            other = values.fma(ue, other);
            sum.intoArray(first, j);
            other.intoArray(second, j);
        }
    }

    /** As {@link #addFour} for one row. */
    static void addOne(Strip strip, int row, double[] f, double[] g) {
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.broadcast(LANES, f[row]);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, j);
            DoubleVector.fromArray(LANES, x, at + j).fma(a, sum).intoArray(g, j);
        }
    }

    /**
     * {@link #addFour} on one strip and {@link #dotFour} on the next, over all columns.
     *
     * @param move from which strip to which, and the first of the four rows in both. Not modified.
     * @param f a factor per row of the first strip. Not modified.
     * @param g of length d. Modified.
     * @param w of length d. Not modified.
     * @param lanes 4 × 8, overwritten with the lanes of the inner products of four rows of the next strip with w.
     */
    static void addAndDotFour(Strip.Move move, double[] f, double[] g, double[] w, double[] lanes) {
        int row = move.row();
        double[] x = move.from().values();
        int d = move.from().columns();
        int at = move.from().start(row);
        int next = move.to().start(row);
        int whole = RowKernels.whole(d);
        DoubleVector fa = DoubleVector.broadcast(LANES, f[row]);
        DoubleVector fb = DoubleVector.broadcast(LANES, f[row + 1]);
        DoubleVector fc = DoubleVector.broadcast(LANES, f[row + 2]);
        DoubleVector fe = DoubleVector.broadcast(LANES, f[row + 3]);
        DoubleVector a = DoubleVector.zero(LANES);
        DoubleVector b = DoubleVector.zero(LANES);
        DoubleVector c = DoubleVector.zero(LANES);
        DoubleVector e = DoubleVector.zero(LANES);
        for (int j = 0; j < whole; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, j);
            a = DoubleVector.fromArray(LANES, x, next + j).fma(v, a);
            b = DoubleVector.fromArray(LANES, x, next + d + j).fma(v, b);
            c = DoubleVector.fromArray(LANES, x, next + 2 * d + j).fma(v, c);
            e = DoubleVector.fromArray(LANES, x, next + 3 * d + j).fma(v, e);
            sum = DoubleVector.fromArray(LANES, x, at + j).fma(fa, sum);
            sum = DoubleVector.fromArray(LANES, x, at + d + j).fma(fb, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 2 * d + j).fma(fc, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 3 * d + j).fma(fe, sum);
            sum.intoArray(g, j);
        }
        a.intoArray(lanes, 0);
        b.intoArray(lanes, STEP);
        c.intoArray(lanes, 2 * STEP);
        e.intoArray(lanes, 3 * STEP);
    }
}
