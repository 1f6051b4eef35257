package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels}: four rows at a time, one weight vector.
 *
 * <p>VectorPack live in the locals of one small method each, so that the compiler keeps them in registers. Columns are those
 * in whole groups of lanes.
 *
 * <p>Loops over four rows take sixteen columns a turn. HotSpot's C2 unrolls shorter ones eightfold, moves all loads to the front
 * and spills: it then reads eight cache lines of one row before the first of the next, and the processor fetches ahead by less.
 */
final class VectorRows {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    private static final int TURN = 2 * STEP;

    private VectorRows() {}

    /**
     * The lanes of the inner products of four rows with w.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param weights of length d. Not modified.
     * @param sums 4 × 8, row by row. Modified.
     */
    static void dotFour(Strip strip, int row, Segment weights, Segment sums) {
        double[] lanes = sums.array();
        int place = sums.first();
        double[] w = weights.array();
        int wAt = weights.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.whole() - STEP;
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        for (int j = 0; j < to; j += TURN) {
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            a = DoubleVector.fromArray(LANES, x, at + j).lanewise(VectorOperators.FMA, v, a);
            b = DoubleVector.fromArray(LANES, x, at + d + j).lanewise(VectorOperators.FMA, v, b);
            c = DoubleVector.fromArray(LANES, x, at + 2 * d + j).lanewise(VectorOperators.FMA, v, c);
            e = DoubleVector.fromArray(LANES, x, at + 3 * d + j).lanewise(VectorOperators.FMA, v, e);
            v = DoubleVector.fromArray(LANES, w, wAt + STEP + j);
            a = DoubleVector.fromArray(LANES, x, at + STEP + j).lanewise(VectorOperators.FMA, v, a);
            b = DoubleVector.fromArray(LANES, x, at + d + STEP + j).lanewise(VectorOperators.FMA, v, b);
            c = DoubleVector.fromArray(LANES, x, at + 2 * d + STEP + j).lanewise(VectorOperators.FMA, v, c);
            e = DoubleVector.fromArray(LANES, x, at + 3 * d + STEP + j).lanewise(VectorOperators.FMA, v, e);
        }
        a.intoArray(lanes, place);
        b.intoArray(lanes, place + STEP);
        c.intoArray(lanes, place + 2 * STEP);
        e.intoArray(lanes, place + 3 * STEP);
        if (strip.whole() % TURN > 0) {
            dotLastEight(strip, row, weights, sums);
        }
    }

    /** The columns that {@link #dotFour}'s loop leaves over: fewer loads of one method are what the compiler inlines for sure. */
    private static void dotLastEight(Strip strip, int row, Segment weights, Segment sums) {
        int last = strip.whole() - STEP;
        DoubleVector v = DoubleVector.fromArray(LANES, weights.array(), weights.first() + last);
        for (int i = 0; i < Strip.TOGETHER; i++) {
            int place = sums.first() + i * STEP;
            DoubleVector.fromArray(LANES, strip.values(), strip.start(row + i) + last)
                    .lanewise(VectorOperators.FMA, v, DoubleVector.fromArray(LANES, sums.array(), place))
                    .intoArray(sums.array(), place);
        }
    }

    /** As {@link #dotFour} for one row: 8 lanes. */
    static void dotOne(Strip strip, int row, Segment weights, Segment sums) {
        double[] w = weights.array();
        int wAt = weights.first();
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.whole();
        DoubleVector a = DoubleVector.zero(LANES);
        for (int j = 0; j < to; j += STEP) {
            a = DoubleVector.fromArray(LANES, x, at + j)
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(LANES, w, wAt + j), a);
        }
        a.intoArray(sums.array(), sums.first());
    }

    /**
     * Adds f_i·x_i to g, the {@code sums}, for four rows i, in their order.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param factors one per row of the strip. Not modified.
     * @param sums of length d. Modified.
     */
    static void addFour(Strip strip, int row, Segment factors, Segment sums) {
        double[] f = factors.array();
        int fAt = factors.first() + row;
        double[] g = sums.array();
        int gAt = sums.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.whole() - STEP;
        DoubleVector a = DoubleVector.broadcast(LANES, f[fAt]);
        DoubleVector b = DoubleVector.broadcast(LANES, f[fAt + 1]);
        DoubleVector c = DoubleVector.broadcast(LANES, f[fAt + 2]);
        DoubleVector e = DoubleVector.broadcast(LANES, f[fAt + 3]);
        for (int j = 0; j < to; j += TURN) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            sum = DoubleVector.fromArray(LANES, x, at + j).lanewise(VectorOperators.FMA, a, sum);
            sum = DoubleVector.fromArray(LANES, x, at + d + j).lanewise(VectorOperators.FMA, b, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 2 * d + j).lanewise(VectorOperators.FMA, c, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 3 * d + j).lanewise(VectorOperators.FMA, e, sum);
            sum.intoArray(g, gAt + j);
            sum = DoubleVector.fromArray(LANES, g, gAt + STEP + j);
            sum = DoubleVector.fromArray(LANES, x, at + STEP + j).lanewise(VectorOperators.FMA, a, sum);
            sum = DoubleVector.fromArray(LANES, x, at + d + STEP + j).lanewise(VectorOperators.FMA, b, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 2 * d + STEP + j).lanewise(VectorOperators.FMA, c, sum);
            sum = DoubleVector.fromArray(LANES, x, at + 3 * d + STEP + j).lanewise(VectorOperators.FMA, e, sum);
            sum.intoArray(g, gAt + STEP + j);
        }
        if (strip.whole() % TURN > 0) {
            addLastEight(strip, row, factors, sums);
        }
    }

    /** The columns that {@link #addFour}'s loop leaves over. */
    private static void addLastEight(Strip strip, int row, Segment factors, Segment sums) {
        int last = strip.whole() - STEP;
        DoubleVector sum = DoubleVector.fromArray(LANES, sums.array(), sums.first() + last);
        for (int i = row; i < row + Strip.TOGETHER; i++) {
            DoubleVector factor = DoubleVector.broadcast(LANES, factors.get(i));
            sum = DoubleVector.fromArray(LANES, strip.values(), strip.start(i) + last)
                    .lanewise(VectorOperators.FMA, factor, sum);
        }
        sum.intoArray(sums.array(), sums.first() + last);
    }

    /** As {@link #addFour} for one row. */
    static void addOne(Strip strip, int row, Segment factors, Segment sums) {
        double[] f = factors.array();
        int fAt = factors.first() + row;
        double[] g = sums.array();
        int gAt = sums.first();
        double[] x = strip.values();
        int at = strip.start(row);
        int to = strip.whole();
        DoubleVector a = DoubleVector.broadcast(LANES, f[fAt]);
        for (int j = 0; j < to; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector.fromArray(LANES, x, at + j)
                    .lanewise(VectorOperators.FMA, a, sum)
                    .intoArray(g, gAt + j);
        }
    }
}
