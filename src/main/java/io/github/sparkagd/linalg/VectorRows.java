package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels}: four rows at a time, one or two weight vectors.
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
     * @param weights of length d. Not modified.
     * @param lanes 4 × 8 from {@code place} on, row by row. Modified.
     */
    static void dotFour(Strip strip, int row, Segment weights, double[] lanes, int place) {
        double[] w = weights.array();
        int wAt = weights.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, place);
        DoubleVector b = DoubleVector.fromArray(LANES, lanes, place + STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, lanes, place + 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, lanes, place + 3 * STEP);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            a = DoubleVector.fromArray(LANES, x, at + j).fma(v, a);
            b = DoubleVector.fromArray(LANES, x, at + d + j).fma(v, b);
            c = DoubleVector.fromArray(LANES, x, at + 2 * d + j).fma(v, c);
            e = DoubleVector.fromArray(LANES, x, at + 3 * d + j).fma(v, e);
        }
        a.intoArray(lanes, place);
        b.intoArray(lanes, place + STEP);
        c.intoArray(lanes, place + 2 * STEP);
        e.intoArray(lanes, place + 3 * STEP);
    }

    /**
     * As {@link #dotFour} for two weight vectors.
     *
     * @param pair two of length d. Not modified.
     * @param lanes 2 × 4 × 8 from {@code place} on: those of the first weights, then those of the second. Modified.
     */
    static void dotFourByTwo(Strip strip, int row, Segment[] pair, double[] lanes, int place) {
        double[] x = strip.values();
        double[] w = pair[0].array();
        double[] u = pair[1].array();
        int wAt = pair[0].first();
        int uAt = pair[1].first();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, place);
        DoubleVector b = DoubleVector.fromArray(LANES, lanes, place + STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, lanes, place + 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, lanes, place + 3 * STEP);
        DoubleVector ua = DoubleVector.fromArray(LANES, lanes, place + 4 * STEP);
        DoubleVector ub = DoubleVector.fromArray(LANES, lanes, place + 5 * STEP);
        DoubleVector uc = DoubleVector.fromArray(LANES, lanes, place + 6 * STEP);
        DoubleVector ue = DoubleVector.fromArray(LANES, lanes, place + 7 * STEP);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            DoubleVector y = DoubleVector.fromArray(LANES, u, uAt + j);
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
        a.intoArray(lanes, place);
        b.intoArray(lanes, place + STEP);
        c.intoArray(lanes, place + 2 * STEP);
        e.intoArray(lanes, place + 3 * STEP);
        ua.intoArray(lanes, place + 4 * STEP);
        ub.intoArray(lanes, place + 5 * STEP);
        uc.intoArray(lanes, place + 6 * STEP);
        ue.intoArray(lanes, place + 7 * STEP);
    }

    /** As {@link #dotFour} for one row: 8 lanes. */
    static void dotOne(Strip strip, int row, Segment weights, double[] lanes, int place) {
        double[] w = weights.array();
        int wAt = weights.first();
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.fromArray(LANES, lanes, place);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            a = DoubleVector.fromArray(LANES, x, at + j).fma(DoubleVector.fromArray(LANES, w, wAt + j), a);
        }
        a.intoArray(lanes, place);
    }

    /**
     * Adds f_i·x_i to g, the {@code sums}, for four rows i, in their order.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param f a factor per row of the strip. Not modified.
     * @param sums of length d. Modified.
     */
    static void addFour(Strip strip, int row, double[] f, Segment sums) {
        double[] g = sums.array();
        int gAt = sums.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.broadcast(LANES, f[row]);
        DoubleVector b = DoubleVector.broadcast(LANES, f[row + 1]);
        DoubleVector c = DoubleVector.broadcast(LANES, f[row + 2]);
        DoubleVector e = DoubleVector.broadcast(LANES, f[row + 3]);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            sum = DoubleVector.fromArray(LANES, x, at + j).fma(a, sum);
            sum = DoubleVector.fromArray(LANES, x, at + d + j).fma(b, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 2 * d + j).fma(c, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 3 * d + j).fma(e, sum);
            sum.intoArray(g, gAt + j);
        }
    }

    /** As {@link #addFour} for two vectors of factors: those of the first go to {@code pair[0]}, of the second to the other. */
    static void addFourByTwo(Strip strip, int row, double[][] f, Segment[] pair) {
        double[] x = strip.values();
        double[] first = pair[0].array();
        double[] second = pair[1].array();
        int firstAt = pair[0].first();
        int secondAt = pair[1].first();
        int d = strip.apart();
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
            DoubleVector sum = DoubleVector.fromArray(LANES, first, firstAt + j);
            DoubleVector other = DoubleVector.fromArray(LANES, second, secondAt + j);
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
            sum.intoArray(first, firstAt + j);
            other.intoArray(second, secondAt + j);
        }
    }

    /** As {@link #addFour} for one row. */
    static void addOne(Strip strip, int row, double[] f, Segment sums) {
        double[] g = sums.array();
        int gAt = sums.first();
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.chunkEnd();
        DoubleVector a = DoubleVector.broadcast(LANES, f[row]);
        for (int j = strip.chunkStart(); j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector.fromArray(LANES, x, at + j).fma(a, sum).intoArray(g, gAt + j);
        }
    }
}
