package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link VectorHalfKernels}: four rows at a time, one weight vector, in the columns of whole groups of lanes. */
final class VectorHalfRows {
    private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
    private static final int STEP = RowKernels.LANES;
    private static final int UPPER = STEP / 2;

    private VectorHalfRows() {}

    /** The lanes of the inner products of four rows with w. */
    static void dotFour(Strip strip, int row, Segment weights, Segment sums) {
        double[] w = weights.array();
        int wAt = weights.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.whole();
        DoubleVector zero = DoubleVector.zero(HALF);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        DoubleVector aUpper = zero;
        DoubleVector bUpper = zero;
        DoubleVector cUpper = zero;
        DoubleVector eUpper = zero;
        for (int j = 0; j < to; j += STEP) {
            DoubleVector v = DoubleVector.fromArray(HALF, w, wAt + j);
            a = DoubleVector.fromArray(HALF, x, at + j).lanewise(VectorOperators.FMA, v, a);
            b = DoubleVector.fromArray(HALF, x, at + d + j).lanewise(VectorOperators.FMA, v, b);
            c = DoubleVector.fromArray(HALF, x, at + 2 * d + j).lanewise(VectorOperators.FMA, v, c);
            e = DoubleVector.fromArray(HALF, x, at + 3 * d + j).lanewise(VectorOperators.FMA, v, e);
            v = DoubleVector.fromArray(HALF, w, wAt + UPPER + j);
            aUpper = DoubleVector.fromArray(HALF, x, at + UPPER + j).lanewise(VectorOperators.FMA, v, aUpper);
            bUpper = DoubleVector.fromArray(HALF, x, at + d + UPPER + j).lanewise(VectorOperators.FMA, v, bUpper);
            cUpper = DoubleVector.fromArray(HALF, x, at + 2 * d + UPPER + j).lanewise(VectorOperators.FMA, v, cUpper);
            eUpper = DoubleVector.fromArray(HALF, x, at + 3 * d + UPPER + j).lanewise(VectorOperators.FMA, v, eUpper);
        }
        double[] lanes = sums.array();
        int place = sums.first();
        a.intoArray(lanes, place);
        aUpper.intoArray(lanes, place + UPPER);
        b.intoArray(lanes, place + STEP);
        bUpper.intoArray(lanes, place + STEP + UPPER);
        c.intoArray(lanes, place + 2 * STEP);
        cUpper.intoArray(lanes, place + 2 * STEP + UPPER);
        e.intoArray(lanes, place + 3 * STEP);
        eUpper.intoArray(lanes, place + 3 * STEP + UPPER);
    }

    /** Adds f_i·x_i to the sums for four rows i, in their order, in the columns of whole groups of lanes. */
    static void addFour(Strip strip, int row, double[] f, int fAt, int factorStep, Segment sums) {
        double[] g = sums.array();
        int gAt = sums.first();
        double[] x = strip.values();
        int d = strip.apart();
        int at = strip.start(row);
        int to = strip.whole();
        DoubleVector a = DoubleVector.broadcast(HALF, f[fAt]);
        DoubleVector b = DoubleVector.broadcast(HALF, f[fAt + factorStep]);
        DoubleVector c = DoubleVector.broadcast(HALF, f[fAt + 2 * factorStep]);
        DoubleVector e = DoubleVector.broadcast(HALF, f[fAt + 3 * factorStep]);
        for (int j = 0; j < to; j += UPPER) {
            DoubleVector sum = DoubleVector.fromArray(HALF, g, gAt + j);
            sum = DoubleVector.fromArray(HALF, x, at + j).lanewise(VectorOperators.FMA, a, sum);
            sum = DoubleVector.fromArray(HALF, x, at + d + j).lanewise(VectorOperators.FMA, b, sum);
            sum = DoubleVector.fromArray(HALF, x, at + 2 * d + j).lanewise(VectorOperators.FMA, c, sum);
            sum = DoubleVector.fromArray(HALF, x, at + 3 * d + j).lanewise(VectorOperators.FMA, e, sum);
            sum.intoArray(g, gAt + j);
        }
    }

    static void addOne(double factor, Strip strip, int row, Segment sums) {
        double[] x = strip.values();
        double[] g = sums.array();
        int at = strip.start(row);
        int gAt = sums.first();
        for (int j = 0; j < strip.whole(); j++) {
            g[gAt + j] = Math.fma(factor, x[at + j], g[gAt + j]);
        }
    }
}
