package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link VectorKernels} for products of symmetric matrices: every entry is read once for both of its products. */
final class VectorSymmetric {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    private static final int PANEL = VectorPack.PANEL;
    private static final int ROWS = LowerRows.COUNT;

    private VectorSymmetric() {}

    /** See {@link RowKernels#multiply}, for one vector. */
    static void multiplyOne(LowerRows rows, SymmetricOperands operands) {
        double[] m = rows.entries().array();
        double[] v = operands.vectors().array();
        double[] g = operands.sums().array();
        double[] lanes = operands.lanes().array();
        int width = rows.width();
        int at = rows.entries().first();
        int from = operands.vectors().first();
        int into = operands.sums().first();
        int factor = from + rows.first();
        int out = operands.lanes().first();
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector p0 = zero;
        DoubleVector p1 = zero;
        DoubleVector p2 = zero;
        DoubleVector p3 = zero;
        DoubleVector p4 = zero;
        DoubleVector p5 = zero;
        DoubleVector p6 = zero;
        DoubleVector p7 = zero;
        for (int j = 0; j < width; j += STEP) {
            DoubleVector w = DoubleVector.fromArray(LANES, v, from + j);
            DoubleVector sum = DoubleVector.fromArray(LANES, g, into + j);
            DoubleVector x = DoubleVector.fromArray(LANES, m, at + j);
            p0 = x.lanewise(VectorOperators.FMA, w, p0);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor]), sum);
            x = DoubleVector.fromArray(LANES, m, at + width + j);
            p1 = x.lanewise(VectorOperators.FMA, w, p1);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 1]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 2 * width + j);
            p2 = x.lanewise(VectorOperators.FMA, w, p2);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 3 * width + j);
            p3 = x.lanewise(VectorOperators.FMA, w, p3);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 4 * width + j);
            p4 = x.lanewise(VectorOperators.FMA, w, p4);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 4]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 5 * width + j);
            p5 = x.lanewise(VectorOperators.FMA, w, p5);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 5]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 6 * width + j);
            p6 = x.lanewise(VectorOperators.FMA, w, p6);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 6]), sum);
            x = DoubleVector.fromArray(LANES, m, at + 7 * width + j);
            p7 = x.lanewise(VectorOperators.FMA, w, p7);
            sum = x.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 7]), sum);
            sum.intoArray(g, into + j);
        }
        p0.intoArray(lanes, out);
        p1.intoArray(lanes, out + STEP);
        p2.intoArray(lanes, out + 2 * STEP);
        p3.intoArray(lanes, out + 3 * STEP);
        p4.intoArray(lanes, out + 4 * STEP);
        p5.intoArray(lanes, out + 5 * STEP);
        p6.intoArray(lanes, out + 6 * STEP);
        p7.intoArray(lanes, out + 7 * STEP);
    }

    /**
     * As {@link #multiplyOne} for a panel of vectors and four of the rows.
     *
     * @param half 0 for the first four rows, 4 for the others
     */
    static void multiplyPanel(LowerRows rows, int half, SymmetricOperands operands) {
        double[] m = rows.entries().array();
        double[] v = operands.vectors().array();
        double[] g = operands.sums().array();
        double[] lanes = operands.lanes().array();
        int width = rows.width();
        int at = rows.entries().first() + half * width;
        int from = operands.vectors().first();
        int into = operands.sums().first();
        int factor = from + rows.first() * PANEL + half;
        int out = operands.lanes().first() + half * STEP;
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
        DoubleVector d0 = zero;
        DoubleVector d1 = zero;
        DoubleVector d2 = zero;
        DoubleVector d3 = zero;
        for (int j = 0; j < width; j += STEP) {
            int place = j * PANEL;
            DoubleVector x0 = DoubleVector.fromArray(LANES, m, at + j);
            DoubleVector x1 = DoubleVector.fromArray(LANES, m, at + width + j);
            DoubleVector x2 = DoubleVector.fromArray(LANES, m, at + 2 * width + j);
            DoubleVector x3 = DoubleVector.fromArray(LANES, m, at + 3 * width + j);
            DoubleVector w = DoubleVector.fromArray(LANES, v, from + place);
            DoubleVector sum = DoubleVector.fromArray(LANES, g, into + place);
            a0 = x0.lanewise(VectorOperators.FMA, w, a0);
            a1 = x1.lanewise(VectorOperators.FMA, w, a1);
            a2 = x2.lanewise(VectorOperators.FMA, w, a2);
            a3 = x3.lanewise(VectorOperators.FMA, w, a3);
            sum = x0.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor]), sum);
            sum = x1.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 1]), sum);
            sum = x2.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2]), sum);
            sum = x3.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3]), sum);
            sum.intoArray(g, into + place);
            w = DoubleVector.fromArray(LANES, v, from + place + STEP);
            sum = DoubleVector.fromArray(LANES, g, into + place + STEP);
            b0 = x0.lanewise(VectorOperators.FMA, w, b0);
            b1 = x1.lanewise(VectorOperators.FMA, w, b1);
            b2 = x2.lanewise(VectorOperators.FMA, w, b2);
            b3 = x3.lanewise(VectorOperators.FMA, w, b3);
            sum = x0.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + STEP]), sum);
            sum = x1.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + STEP + 1]), sum);
            sum = x2.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + STEP + 2]), sum);
            sum = x3.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + STEP + 3]), sum);
            sum.intoArray(g, into + place + STEP);
            w = DoubleVector.fromArray(LANES, v, from + place + 2 * STEP);
            sum = DoubleVector.fromArray(LANES, g, into + place + 2 * STEP);
            c0 = x0.lanewise(VectorOperators.FMA, w, c0);
            c1 = x1.lanewise(VectorOperators.FMA, w, c1);
            c2 = x2.lanewise(VectorOperators.FMA, w, c2);
            c3 = x3.lanewise(VectorOperators.FMA, w, c3);
            sum = x0.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2 * STEP]), sum);
            sum = x1.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2 * STEP + 1]), sum);
            sum = x2.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2 * STEP + 2]), sum);
            sum = x3.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 2 * STEP + 3]), sum);
            sum.intoArray(g, into + place + 2 * STEP);
            w = DoubleVector.fromArray(LANES, v, from + place + 3 * STEP);
            sum = DoubleVector.fromArray(LANES, g, into + place + 3 * STEP);
            d0 = x0.lanewise(VectorOperators.FMA, w, d0);
            d1 = x1.lanewise(VectorOperators.FMA, w, d1);
            d2 = x2.lanewise(VectorOperators.FMA, w, d2);
            d3 = x3.lanewise(VectorOperators.FMA, w, d3);
            sum = x0.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3 * STEP]), sum);
            sum = x1.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3 * STEP + 1]), sum);
            sum = x2.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3 * STEP + 2]), sum);
            sum = x3.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, v[factor + 3 * STEP + 3]), sum);
            sum.intoArray(g, into + place + 3 * STEP);
        }
        a0.intoArray(lanes, out);
        a1.intoArray(lanes, out + STEP);
        a2.intoArray(lanes, out + 2 * STEP);
        a3.intoArray(lanes, out + 3 * STEP);
        b0.intoArray(lanes, out + ROWS * STEP);
        b1.intoArray(lanes, out + (1 * ROWS + 1) * STEP);
        b2.intoArray(lanes, out + (1 * ROWS + 2) * STEP);
        b3.intoArray(lanes, out + (1 * ROWS + 3) * STEP);
        c0.intoArray(lanes, out + 2 * ROWS * STEP);
        c1.intoArray(lanes, out + (2 * ROWS + 1) * STEP);
        c2.intoArray(lanes, out + (2 * ROWS + 2) * STEP);
        c3.intoArray(lanes, out + (2 * ROWS + 3) * STEP);
        d0.intoArray(lanes, out + 3 * ROWS * STEP);
        d1.intoArray(lanes, out + (3 * ROWS + 1) * STEP);
        d2.intoArray(lanes, out + (3 * ROWS + 2) * STEP);
        d3.intoArray(lanes, out + (3 * ROWS + 3) * STEP);
    }
}
