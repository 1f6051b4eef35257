package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} for several weight vectors at once, four in a panel ({@link VectorPack}).
 *
 * <p>Registers hold eight columns of one vector or row, never one number eight times over but for a row's factors. Sixteen hold
 * the inner products of four rows with four vectors, so that every value loaded is used four times, and the four streams through
 * memory of a quartet are read side by side.
 */
final class VectorGroups {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    private static final int PANEL = VectorPack.PANEL;
    private static final int GROUP = VectorPack.GROUP;
    /** Eight entries of each vector of a panel. */
    private static final int WIDTH = STEP * PANEL;
    /** Rows of a tile of inner products. */
    private static final int ROWS = Strip.TOGETHER;
    /** Lanes of a tile of inner products. */
    static final int TILE = ROWS * WIDTH;

    private VectorGroups() {}

    /**
     * The inner products of four rows with four vectors, but for {@link #dotTail}.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param weights a panel. Not modified.
     * @param lanes {@link #TILE} of scratch space. Modified.
     * @param products four of every {@link VectorPack#GROUP}, for each row of the strip. Modified: those of the four rows
     */
    static void dotFour(Strip strip, int row, Segment weights, Segment lanes, Segment products) {
        dotLanes(strip, row, weights, lanes);
        for (int i = 0; i < ROWS; i++) {
            addLanes(lanes, i, products, row + i);
        }
    }

    private static void dotLanes(Strip strip, int row, Segment weights, Segment lanes) {
        double[] values = strip.values();
        double[] w = weights.array();
        int wAt = weights.first();
        int at = strip.start(row);
        int apart = strip.apart();
        int whole = strip.whole();
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a0 = zero;
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector b0 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector c0 = zero;
        DoubleVector c1 = zero;
        DoubleVector c2 = zero;
        DoubleVector c3 = zero;
        DoubleVector e0 = zero;
        DoubleVector e1 = zero;
        DoubleVector e2 = zero;
        DoubleVector e3 = zero;
        for (int j = 0; j < whole; j += STEP) {
            int from = wAt + j * PANEL;
            DoubleVector a = DoubleVector.fromArray(LANES, values, at + j);
            DoubleVector b = DoubleVector.fromArray(LANES, values, at + apart + j);
            DoubleVector c = DoubleVector.fromArray(LANES, values, at + 2 * apart + j);
            DoubleVector e = DoubleVector.fromArray(LANES, values, at + 3 * apart + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, from);
            a0 = a.lanewise(VectorOperators.FMA, v, a0);
            b0 = b.lanewise(VectorOperators.FMA, v, b0);
            c0 = c.lanewise(VectorOperators.FMA, v, c0);
            e0 = e.lanewise(VectorOperators.FMA, v, e0);
            v = DoubleVector.fromArray(LANES, w, from + STEP);
            a1 = a.lanewise(VectorOperators.FMA, v, a1);
            b1 = b.lanewise(VectorOperators.FMA, v, b1);
            c1 = c.lanewise(VectorOperators.FMA, v, c1);
            e1 = e.lanewise(VectorOperators.FMA, v, e1);
            v = DoubleVector.fromArray(LANES, w, from + 2 * STEP);
            a2 = a.lanewise(VectorOperators.FMA, v, a2);
            b2 = b.lanewise(VectorOperators.FMA, v, b2);
            c2 = c.lanewise(VectorOperators.FMA, v, c2);
            e2 = e.lanewise(VectorOperators.FMA, v, e2);
            v = DoubleVector.fromArray(LANES, w, from + 3 * STEP);
            a3 = a.lanewise(VectorOperators.FMA, v, a3);
            b3 = b.lanewise(VectorOperators.FMA, v, b3);
            c3 = c.lanewise(VectorOperators.FMA, v, c3);
            e3 = e.lanewise(VectorOperators.FMA, v, e3);
        }
        double[] sums = lanes.array();
        int place = lanes.first();
        a0.intoArray(sums, place);
        a1.intoArray(sums, place + STEP);
        a2.intoArray(sums, place + 2 * STEP);
        a3.intoArray(sums, place + 3 * STEP);
        b0.intoArray(sums, place + 4 * STEP);
        b1.intoArray(sums, place + 5 * STEP);
        b2.intoArray(sums, place + 6 * STEP);
        b3.intoArray(sums, place + 7 * STEP);
        c0.intoArray(sums, place + 8 * STEP);
        c1.intoArray(sums, place + 9 * STEP);
        c2.intoArray(sums, place + 10 * STEP);
        c3.intoArray(sums, place + 11 * STEP);
        e0.intoArray(sums, place + 12 * STEP);
        e1.intoArray(sums, place + 13 * STEP);
        e2.intoArray(sums, place + 14 * STEP);
        e3.intoArray(sums, place + 15 * STEP);
    }

    /** As {@link #dotFour} for one row. */
    static void dotOne(Strip strip, int row, Segment weights, Segment lanes, Segment products) {
        for (int k = 0; k < PANEL; k++) {
            int from = weights.first() + k * STEP;
            DoubleVector sum = DoubleVector.zero(LANES);
            for (int j = 0; j < strip.whole(); j += STEP) {
                DoubleVector x = DoubleVector.fromArray(LANES, strip.values(), strip.start(row) + j);
                sum = x.lanewise(
                        VectorOperators.FMA, DoubleVector.fromArray(LANES, weights.array(), from + j * PANEL), sum);
            }
            sum.intoArray(lanes.array(), lanes.first() + k * STEP);
        }
        addLanes(lanes, 0, products, row);
    }

    /** Adds the lanes of the inner products of row {@code i} of a tile, in the order that all kernels share. */
    private static void addLanes(Segment lanes, int i, Segment products, int row) {
        double[] sums = lanes.array();
        double[] into = products.array();
        int from = lanes.first() + i * WIDTH;
        int to = products.first() + row * GROUP;
        for (int k = 0; k < PANEL; k++) {
            into[to + k] = RowKernels.sumOfLanes(sums, from + k * STEP);
        }
    }

    /** Adds what {@link #dotFour} leaves out: the products of the columns after the last whole group of lanes. */
    static void dotTail(Strip strip, Segment weights, Segment products) {
        int whole = strip.whole();
        double[] into = products.array();
        for (int i = 0; whole < strip.columns() && i < strip.rows(); i++) {
            for (int k = 0; k < PANEL; k++) {
                int at = products.first() + i * GROUP + k;
                into[at] = strip.tail(i, panelTail(weights, whole, k), into[at]);
            }
        }
    }

    /** A segment whose entry j, from {@code whole} on, is that of vector {@code k} of a panel, in its last eight. */
    static Segment panelTail(Segment panel, int whole, int k) {
        return panel.from(whole * PANEL + k * STEP - whole);
    }

    /**
     * The inner products of two short rows with eight vectors. Registers hold one entry of each vector, and one number of the row
     * eight times over: that takes more loads than {@link #dotFour}, but the lanes of all eight products are added at once.
     *
     * @param strip the rows. Not modified.
     * @param row one of the two
     * @param other the other one; it may be the same
     * @param weights eight side by side. Not modified.
     * @param products eight for each row of the strip. Modified: those of the two rows, but for {@link Strip#addTails}
     */
    static void dotTwo(Strip strip, int row, int other, Segment weights, Segment products) {
        double[] x = strip.values();
        double[] w = weights.array();
        int wAt = weights.first();
        int at = strip.start(row);
        int next = strip.start(other);
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
            int from = wAt + j * GROUP;
            int a = at + j;
            int b = next + j;
            DoubleVector v = DoubleVector.fromArray(LANES, w, from);
            a0 = DoubleVector.broadcast(LANES, x[a]).lanewise(VectorOperators.FMA, v, a0);
            b0 = DoubleVector.broadcast(LANES, x[b]).lanewise(VectorOperators.FMA, v, b0);
            v = DoubleVector.fromArray(LANES, w, from + GROUP);
            a1 = DoubleVector.broadcast(LANES, x[a + 1]).lanewise(VectorOperators.FMA, v, a1);
            b1 = DoubleVector.broadcast(LANES, x[b + 1]).lanewise(VectorOperators.FMA, v, b1);
            v = DoubleVector.fromArray(LANES, w, from + 2 * GROUP);
            a2 = DoubleVector.broadcast(LANES, x[a + 2]).lanewise(VectorOperators.FMA, v, a2);
            b2 = DoubleVector.broadcast(LANES, x[b + 2]).lanewise(VectorOperators.FMA, v, b2);
            v = DoubleVector.fromArray(LANES, w, from + 3 * GROUP);
            a3 = DoubleVector.broadcast(LANES, x[a + 3]).lanewise(VectorOperators.FMA, v, a3);
            b3 = DoubleVector.broadcast(LANES, x[b + 3]).lanewise(VectorOperators.FMA, v, b3);
            v = DoubleVector.fromArray(LANES, w, from + 4 * GROUP);
            a4 = DoubleVector.broadcast(LANES, x[a + 4]).lanewise(VectorOperators.FMA, v, a4);
            b4 = DoubleVector.broadcast(LANES, x[b + 4]).lanewise(VectorOperators.FMA, v, b4);
            v = DoubleVector.fromArray(LANES, w, from + 5 * GROUP);
            a5 = DoubleVector.broadcast(LANES, x[a + 5]).lanewise(VectorOperators.FMA, v, a5);
            b5 = DoubleVector.broadcast(LANES, x[b + 5]).lanewise(VectorOperators.FMA, v, b5);
            v = DoubleVector.fromArray(LANES, w, from + 6 * GROUP);
            a6 = DoubleVector.broadcast(LANES, x[a + 6]).lanewise(VectorOperators.FMA, v, a6);
            b6 = DoubleVector.broadcast(LANES, x[b + 6]).lanewise(VectorOperators.FMA, v, b6);
            v = DoubleVector.fromArray(LANES, w, from + 7 * GROUP);
            a7 = DoubleVector.broadcast(LANES, x[a + 7]).lanewise(VectorOperators.FMA, v, a7);
            b7 = DoubleVector.broadcast(LANES, x[b + 7]).lanewise(VectorOperators.FMA, v, b7);
        }
        double[] into = products.array();
        int place = products.first();
        a0.add(a1).add(a2.add(a3)).add(a4.add(a5).add(a6.add(a7))).intoArray(into, place + row * GROUP);
        b0.add(b1).add(b2.add(b3)).add(b4.add(b5).add(b6.add(b7))).intoArray(into, place + other * GROUP);
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
}
