package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} that add rows to the sums of several weight vectors at once, four in a panel ({@link
 * VectorPack}). Eight registers hold the sums of sixteen columns while all rows of the strip are added to them.
 */
final class VectorGroupSums {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    private static final int PANEL = VectorPack.PANEL;
    private static final int GROUP = VectorPack.GROUP;
    private static final int ROWS = Strip.TOGETHER;

    private VectorGroupSums() {}

    /**
     * Adds multiples of the rows of all quartets, in their order, to the sums of a panel, sixteen columns at a time.
     *
     * @param strip the rows, four at least. Not modified.
     * @param factors four of every {@link VectorPack#GROUP}, for each row of the strip. Not modified.
     * @param sums a panel. Modified.
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
        int pairs = strip.rows() / ROWS * 2;
        int whole = strip.whole();
        for (int j = 0; j < whole - STEP; j += 2 * STEP) {
            int into = gAt + j * PANEL;
            DoubleVector s0 = DoubleVector.fromArray(LANES, g, into);
            DoubleVector s1 = DoubleVector.fromArray(LANES, g, into + STEP);
            DoubleVector s2 = DoubleVector.fromArray(LANES, g, into + 2 * STEP);
            DoubleVector s3 = DoubleVector.fromArray(LANES, g, into + 3 * STEP);
            DoubleVector t0 = DoubleVector.fromArray(LANES, g, into + 4 * STEP);
            DoubleVector t1 = DoubleVector.fromArray(LANES, g, into + 5 * STEP);
            DoubleVector t2 = DoubleVector.fromArray(LANES, g, into + 6 * STEP);
            DoubleVector t3 = DoubleVector.fromArray(LANES, g, into + 7 * STEP);
            for (int i = 0; i < pairs; i++) {
                int row = at + (i >> 1) * step + (i & 1) * 2 * apart + j;
                int factor = fAt + i * 2 * GROUP;
                DoubleVector x = DoubleVector.fromArray(LANES, values, row);
                DoubleVector y = DoubleVector.fromArray(LANES, values, row + STEP);
                DoubleVector r = DoubleVector.broadcast(LANES, f[factor]);
                s0 = x.lanewise(VectorOperators.FMA, r, s0);
                t0 = y.lanewise(VectorOperators.FMA, r, t0);
                r = DoubleVector.broadcast(LANES, f[factor + 1]);
                s1 = x.lanewise(VectorOperators.FMA, r, s1);
                t1 = y.lanewise(VectorOperators.FMA, r, t1);
                r = DoubleVector.broadcast(LANES, f[factor + 2]);
                s2 = x.lanewise(VectorOperators.FMA, r, s2);
                t2 = y.lanewise(VectorOperators.FMA, r, t2);
                r = DoubleVector.broadcast(LANES, f[factor + 3]);
                s3 = x.lanewise(VectorOperators.FMA, r, s3);
                t3 = y.lanewise(VectorOperators.FMA, r, t3);
                x = DoubleVector.fromArray(LANES, values, row + apart);
                y = DoubleVector.fromArray(LANES, values, row + apart + STEP);
                r = DoubleVector.broadcast(LANES, f[factor + GROUP]);
                s0 = x.lanewise(VectorOperators.FMA, r, s0);
                t0 = y.lanewise(VectorOperators.FMA, r, t0);
                r = DoubleVector.broadcast(LANES, f[factor + GROUP + 1]);
                s1 = x.lanewise(VectorOperators.FMA, r, s1);
                t1 = y.lanewise(VectorOperators.FMA, r, t1);
                r = DoubleVector.broadcast(LANES, f[factor + GROUP + 2]);
                s2 = x.lanewise(VectorOperators.FMA, r, s2);
                t2 = y.lanewise(VectorOperators.FMA, r, t2);
                r = DoubleVector.broadcast(LANES, f[factor + GROUP + 3]);
                s3 = x.lanewise(VectorOperators.FMA, r, s3);
                t3 = y.lanewise(VectorOperators.FMA, r, t3);
            }
            s0.intoArray(g, into);
            s1.intoArray(g, into + STEP);
            s2.intoArray(g, into + 2 * STEP);
            s3.intoArray(g, into + 3 * STEP);
            t0.intoArray(g, into + 4 * STEP);
            t1.intoArray(g, into + 5 * STEP);
            t2.intoArray(g, into + 6 * STEP);
            t3.intoArray(g, into + 7 * STEP);
        }
        if (whole % (2 * STEP) > 0) {
            for (int i = 0; i < pairs * 2; i++) {
                addEight(strip, i, whole - STEP, factors, sums);
            }
        }
    }

    /** As {@link #addFours} for one row. */
    static void addOne(Strip strip, int row, Segment factors, Segment sums) {
        for (int j = 0; j < strip.whole(); j += STEP) {
            addEight(strip, row, j, factors, sums);
        }
    }

    /** As {@link #addOne} for eight columns from {@code j} on. */
    private static void addEight(Strip strip, int row, int j, Segment factors, Segment sums) {
        double[] f = factors.array();
        double[] g = sums.array();
        int factor = factors.first() + row * GROUP;
        int into = sums.first() + j * PANEL;
        DoubleVector x = DoubleVector.fromArray(LANES, strip.values(), strip.start(row) + j);
        for (int k = 0; k < PANEL; k++) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, into + k * STEP);
            x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, f[factor + k]), sum)
                    .intoArray(g, into + k * STEP);
        }
    }

    /** What {@link #addFours} and {@link #addOne} leave out: the columns after the last whole group of lanes. */
    static void addTail(Strip strip, Segment factors, Segment sums) {
        int whole = strip.whole();
        for (int k = 0; whole < strip.columns() && k < PANEL; k++) {
            strip.addTail(factors.from(k), GROUP, VectorGroups.panelTail(sums, whole, k));
        }
    }
}
