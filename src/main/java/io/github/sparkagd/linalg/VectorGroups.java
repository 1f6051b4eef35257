package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} for eight weight vectors at once, in panels ({@link Vectors}).
 *
 * <p>Registers hold eight columns of one vector or row, never one number eight times over but for a row's factors: an inner
 * product has a register of lanes to itself, and so has each of the eight sums of a group of columns while all rows of the strip
 * are added to it. Each value loaded is then used eight times or more.
 */
final class VectorGroups {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    /** Lanes of a row's inner products. */
    static final int ROW = STEP * Vectors.GROUP;

    /** Factors of four rows. */
    private static final int FOUR_FACTORS = Strip.TOGETHER * Vectors.GROUP;

    private VectorGroups() {}

    /**
     * The lanes of the inner products of two rows with eight vectors, over the columns in whole groups of lanes.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the two
     * @param weights eight in a panel. Not modified.
     * @param lanes 2 × 8 × 8: for each row the lanes of one vector after those of another. Modified.
     */
    static void dotTwo(Strip strip, int row, Segment weights, Segment lanes) {
        double[] values = strip.values();
        double[] w = weights.array();
        double[] sums = lanes.array();
        int wAt = weights.first();
        int at = strip.start(row);
        int next = strip.start(row + 1);
        int place = lanes.first();
        int whole = strip.whole();
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a0 = zero;
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector a4 = zero;
        DoubleVector a5 = zero;
        DoubleVector a6 = zero;
        DoubleVector a7 = zero;
        DoubleVector b0 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector b4 = zero;
        DoubleVector b5 = zero;
        DoubleVector b6 = zero;
        DoubleVector b7 = zero;
        for (int j = 0; j < whole; j += STEP) {
            int from = wAt + j * Vectors.GROUP;
            DoubleVector x = DoubleVector.fromArray(LANES, values, at + j);
            DoubleVector y = DoubleVector.fromArray(LANES, values, next + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, from);
            a0 = x.lanewise(VectorOperators.FMA, v, a0);
            b0 = y.lanewise(VectorOperators.FMA, v, b0);
            v = DoubleVector.fromArray(LANES, w, from + STEP);
            a1 = x.lanewise(VectorOperators.FMA, v, a1);
            b1 = y.lanewise(VectorOperators.FMA, v, b1);
            v = DoubleVector.fromArray(LANES, w, from + 2 * STEP);
            a2 = x.lanewise(VectorOperators.FMA, v, a2);
            b2 = y.lanewise(VectorOperators.FMA, v, b2);
            v = DoubleVector.fromArray(LANES, w, from + 3 * STEP);
            a3 = x.lanewise(VectorOperators.FMA, v, a3);
            b3 = y.lanewise(VectorOperators.FMA, v, b3);
            v = DoubleVector.fromArray(LANES, w, from + 4 * STEP);
            a4 = x.lanewise(VectorOperators.FMA, v, a4);
            b4 = y.lanewise(VectorOperators.FMA, v, b4);
            v = DoubleVector.fromArray(LANES, w, from + 5 * STEP);
            a5 = x.lanewise(VectorOperators.FMA, v, a5);
            b5 = y.lanewise(VectorOperators.FMA, v, b5);
            v = DoubleVector.fromArray(LANES, w, from + 6 * STEP);
            a6 = x.lanewise(VectorOperators.FMA, v, a6);
            b6 = y.lanewise(VectorOperators.FMA, v, b6);
            v = DoubleVector.fromArray(LANES, w, from + 7 * STEP);
            a7 = x.lanewise(VectorOperators.FMA, v, a7);
            b7 = y.lanewise(VectorOperators.FMA, v, b7);
        }
        a0.intoArray(sums, place);
        a1.intoArray(sums, place + STEP);
        a2.intoArray(sums, place + 2 * STEP);
        a3.intoArray(sums, place + 3 * STEP);
        a4.intoArray(sums, place + 4 * STEP);
        a5.intoArray(sums, place + 5 * STEP);
        a6.intoArray(sums, place + 6 * STEP);
        a7.intoArray(sums, place + 7 * STEP);
        b0.intoArray(sums, place + 8 * STEP);
        b1.intoArray(sums, place + 9 * STEP);
        b2.intoArray(sums, place + 10 * STEP);
        b3.intoArray(sums, place + 11 * STEP);
        b4.intoArray(sums, place + 12 * STEP);
        b5.intoArray(sums, place + 13 * STEP);
        b6.intoArray(sums, place + 14 * STEP);
        b7.intoArray(sums, place + 15 * STEP);
    }

    /** As {@link #dotTwo} for one row. */
    static void dotOne(Strip strip, int row, Segment weights, Segment lanes) {
        for (int k = 0; k < Vectors.GROUP; k++) {
            int from = weights.first() + k * STEP;
            DoubleVector sum = DoubleVector.zero(LANES);
            for (int j = 0; j < strip.whole(); j += STEP) {
                DoubleVector x = DoubleVector.fromArray(LANES, strip.values(), strip.start(row) + j);
                sum = x.lanewise(
                        VectorOperators.FMA,
                        DoubleVector.fromArray(LANES, weights.array(), from + j * Vectors.GROUP),
                        sum);
            }
            sum.intoArray(lanes.array(), lanes.first() + k * STEP);
        }
    }

    /**
     * Adds the lanes of a row's inner products, in the order that all kernels share.
     *
     * @param lanes 8 × 8. Not modified.
     * @param products 8. Modified.
     */
    static void addLanes(Segment lanes, Segment products) {
        double[] sums = lanes.array();
        double[] into = products.array();
        for (int k = 0; k < Vectors.GROUP; k++) {
            into[products.first() + k] = RowKernels.sumOfLanes(sums, lanes.first() + k * STEP);
        }
    }

    /** Adds what {@link #dotTwo} leaves out: the products of the columns behind the last whole group of lanes. */
    static void dotTail(Strip strip, Segment weights, Segment products) {
        int whole = strip.whole();
        double[] into = products.array();
        for (int i = 0; whole < strip.columns() && i < strip.rows(); i++) {
            for (int k = 0; k < Vectors.GROUP; k++) {
                int at = products.first() + i * Vectors.GROUP + k;
                into[at] = strip.tail(i, panelTail(weights, whole, k), into[at]);
            }
        }
    }

    /** A segment whose entry j, from {@code whole} on, is that of vector {@code k} of a panel, in its last eight. */
    private static Segment panelTail(Segment panel, int whole, int k) {
        return panel.from(whole * Vectors.GROUP + k * STEP - whole);
    }

    /**
     * See {@link RowKernels#toResiduals}, for eight vectors.
     *
     * @param offsets 8. Not modified.
     * @param fits 8 per row. Modified.
     * @param scalars 4 × 8, the eight numbers of a kind together. Modified.
     */
    static void toResiduals(Targets targets, Segment offsets, Segment fits, Segment scalars) {
        double[] y = targets.labels();
        double[] weights = targets.weights();
        double[] values = fits.array();
        double[] sums = scalars.array();
        int place = scalars.first();
        int at = fits.first();
        int to = targets.count();
        DoubleVector offset = DoubleVector.fromArray(LANES, offsets.array(), offsets.first());
        DoubleVector residuals = DoubleVector.fromArray(LANES, sums, place);
        DoubleVector alignments = DoubleVector.fromArray(LANES, sums, place + STEP);
        DoubleVector outputs = DoubleVector.fromArray(LANES, sums, place + 2 * STEP);
        DoubleVector sum = DoubleVector.fromArray(LANES, sums, place + 3 * STEP);
        for (int i = 0; i < to; i++) {
            DoubleVector weight = DoubleVector.broadcast(LANES, weights[i]);
            DoubleVector p =
                    DoubleVector.fromArray(LANES, values, at + i * STEP).add(offset);
            DoubleVector r = DoubleVector.broadcast(LANES, y[i]).sub(p);
            DoubleVector weighted = weight.mul(r);
            residuals = weighted.lanewise(VectorOperators.FMA, r, residuals);
            alignments = weighted.lanewise(VectorOperators.FMA, p, alignments);
            outputs = weight.mul(p).lanewise(VectorOperators.FMA, p, outputs);
            sum = sum.add(weighted);
            weighted.intoArray(values, at + i * STEP);
        }
        residuals.intoArray(sums, place);
        alignments.intoArray(sums, place + STEP);
        outputs.intoArray(sums, place + 2 * STEP);
        sum.intoArray(sums, place + 3 * STEP);
    }

    /**
     * Adds multiples of the rows of all quartets, in their order, to eight sums: their columns in whole groups of lanes.
     *
     * @param strip the rows. Not modified.
     * @param factors 8 per row of the strip. Not modified.
     * @param sums eight in a panel. Modified.
     */
    static void addFours(Strip strip, Segment factors, Segment sums) {
        double[] values = strip.values();
        double[] f = factors.array();
        double[] g = sums.array();
        int fAt = factors.first();
        int gAt = sums.first();
        int at = strip.start(0);
        int apart = strip.apart();
        int step = strip.step();
        int fours = strip.rows() / Strip.TOGETHER;
        int whole = strip.whole();
        for (int j = 0; j < whole; j += STEP) {
            int into = gAt + j * Vectors.GROUP;
            DoubleVector s0 = DoubleVector.fromArray(LANES, g, into);
            DoubleVector s1 = DoubleVector.fromArray(LANES, g, into + STEP);
            DoubleVector s2 = DoubleVector.fromArray(LANES, g, into + 2 * STEP);
            DoubleVector s3 = DoubleVector.fromArray(LANES, g, into + 3 * STEP);
            DoubleVector s4 = DoubleVector.fromArray(LANES, g, into + 4 * STEP);
            DoubleVector s5 = DoubleVector.fromArray(LANES, g, into + 5 * STEP);
            DoubleVector s6 = DoubleVector.fromArray(LANES, g, into + 6 * STEP);
            DoubleVector s7 = DoubleVector.fromArray(LANES, g, into + 7 * STEP);
            for (int i = 0; i < fours; i++) {
                int row = at + i * step + j;
                int factor = fAt + i * FOUR_FACTORS;
                DoubleVector x = DoubleVector.fromArray(LANES, values, row);
                s0 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor]), s0);
                s1 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 1]), s1);
                s2 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 2]), s2);
                s3 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 3]), s3);
                s4 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 4]), s4);
                s5 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 5]), s5);
                s6 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 6]), s6);
                s7 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 7]), s7);
                x = DoubleVector.fromArray(LANES, values, row + apart);
                s0 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 8]), s0);
                s1 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 9]), s1);
                s2 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 10]), s2);
                s3 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 11]), s3);
                s4 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 12]), s4);
                s5 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 13]), s5);
                s6 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 14]), s6);
                s7 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 15]), s7);
                x = DoubleVector.fromArray(LANES, values, row + 2 * apart);
                s0 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 16]), s0);
                s1 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 17]), s1);
                s2 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 18]), s2);
                s3 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 19]), s3);
                s4 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 20]), s4);
                s5 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 21]), s5);
                s6 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 22]), s6);
                s7 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 23]), s7);
                x = DoubleVector.fromArray(LANES, values, row + 3 * apart);
                s0 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 24]), s0);
                s1 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 25]), s1);
                s2 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 26]), s2);
                s3 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 27]), s3);
                s4 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 28]), s4);
                s5 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 29]), s5);
                s6 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 30]), s6);
                s7 = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + 31]), s7);
            }
            s0.intoArray(g, into);
            s1.intoArray(g, into + STEP);
            s2.intoArray(g, into + 2 * STEP);
            s3.intoArray(g, into + 3 * STEP);
            s4.intoArray(g, into + 4 * STEP);
            s5.intoArray(g, into + 5 * STEP);
            s6.intoArray(g, into + 6 * STEP);
            s7.intoArray(g, into + 7 * STEP);
        }
    }

    /** As {@link #addFours} for one row. */
    static void addOne(Strip strip, int row, Segment factors, Segment sums) {
        double[] f = factors.array();
        double[] g = sums.array();
        int fAt = factors.first() + row * Vectors.GROUP;
        for (int j = 0; j < strip.whole(); j += STEP) {
            int into = sums.first() + j * Vectors.GROUP;
            DoubleVector x = DoubleVector.fromArray(LANES, strip.values(), strip.start(row) + j);
            for (int k = 0; k < Vectors.GROUP; k++) {
                DoubleVector sum = DoubleVector.fromArray(LANES, g, into + k * STEP);
                x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[fAt + k]), sum)
                        .intoArray(g, into + k * STEP);
            }
        }
    }

    /** What {@link #addFours} and {@link #addOne} leave out: the columns behind the last whole group of lanes. */
    static void addTail(Strip strip, Segment factors, Segment sums) {
        int whole = strip.whole();
        for (int k = 0; whole < strip.columns() && k < Vectors.GROUP; k++) {
            strip.addTail(factors.from(k), Vectors.GROUP, panelTail(sums, whole, k));
        }
    }
}
