package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loop of {@link VectorKernels} for Gram matrices: a tile of 8 × 24 sums in 24 of 32 registers. */
final class VectorTiles {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;

    private VectorTiles() {}

    /** See {@link RowKernels#addProducts}. */
    static void addProducts(int rows, Segment left, Segment right, Segment tile) {
        double[] factors = left.array();
        double[] columns = right.array();
        int leftAt = left.first();
        int at1 = right.first();
        int at2 = at1 + GramPanels.PANEL;
        int at3 = at2 + GramPanels.PANEL;
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a1 = zero;
        DoubleVector a2 = zero;
        DoubleVector a3 = zero;
        DoubleVector b1 = zero;
        DoubleVector b2 = zero;
        DoubleVector b3 = zero;
        DoubleVector c1 = zero;
        DoubleVector c2 = zero;
        DoubleVector c3 = zero;
        DoubleVector d1 = zero;
        DoubleVector d2 = zero;
        DoubleVector d3 = zero;
        DoubleVector e1 = zero;
        DoubleVector e2 = zero;
        DoubleVector e3 = zero;
        DoubleVector f1 = zero;
        DoubleVector f2 = zero;
        DoubleVector f3 = zero;
        DoubleVector g1 = zero;
        DoubleVector g2 = zero;
        DoubleVector g3 = zero;
        DoubleVector h1 = zero;
        DoubleVector h2 = zero;
        DoubleVector h3 = zero;
        int size = rows * STEP;
        for (int k = 0; k < size; k += STEP) {
            DoubleVector x1 = DoubleVector.fromArray(LANES, columns, at1 + k);
            DoubleVector x2 = DoubleVector.fromArray(LANES, columns, at2 + k);
            DoubleVector x3 = DoubleVector.fromArray(LANES, columns, at3 + k);
            DoubleVector factor = DoubleVector.broadcast(LANES, factors[leftAt + k]);
            a1 = x1.lanewise(VectorOperators.FMA, factor, a1);
            a2 = x2.lanewise(VectorOperators.FMA, factor, a2);
            a3 = x3.lanewise(VectorOperators.FMA, factor, a3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 1 + k]);
            b1 = x1.lanewise(VectorOperators.FMA, factor, b1);
            b2 = x2.lanewise(VectorOperators.FMA, factor, b2);
            b3 = x3.lanewise(VectorOperators.FMA, factor, b3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 2 + k]);
            c1 = x1.lanewise(VectorOperators.FMA, factor, c1);
            c2 = x2.lanewise(VectorOperators.FMA, factor, c2);
            c3 = x3.lanewise(VectorOperators.FMA, factor, c3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 3 + k]);
            d1 = x1.lanewise(VectorOperators.FMA, factor, d1);
            d2 = x2.lanewise(VectorOperators.FMA, factor, d2);
            d3 = x3.lanewise(VectorOperators.FMA, factor, d3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 4 + k]);
            e1 = x1.lanewise(VectorOperators.FMA, factor, e1);
            e2 = x2.lanewise(VectorOperators.FMA, factor, e2);
            e3 = x3.lanewise(VectorOperators.FMA, factor, e3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 5 + k]);
            f1 = x1.lanewise(VectorOperators.FMA, factor, f1);
            f2 = x2.lanewise(VectorOperators.FMA, factor, f2);
            f3 = x3.lanewise(VectorOperators.FMA, factor, f3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 6 + k]);
            g1 = x1.lanewise(VectorOperators.FMA, factor, g1);
            g2 = x2.lanewise(VectorOperators.FMA, factor, g2);
            g3 = x3.lanewise(VectorOperators.FMA, factor, g3);
            factor = DoubleVector.broadcast(LANES, factors[leftAt + 7 + k]);
            h1 = x1.lanewise(VectorOperators.FMA, factor, h1);
            h2 = x2.lanewise(VectorOperators.FMA, factor, h2);
            h3 = x3.lanewise(VectorOperators.FMA, factor, h3);
        }
        double[] sums = tile.array();
        int at = tile.first();
        DoubleVector.fromArray(LANES, sums, at).add(a1).intoArray(sums, at);
        DoubleVector.fromArray(LANES, sums, at + STEP).add(a2).intoArray(sums, at + STEP);
        DoubleVector.fromArray(LANES, sums, at + 2 * STEP).add(a3).intoArray(sums, at + 2 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 3 * STEP).add(b1).intoArray(sums, at + 3 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 4 * STEP).add(b2).intoArray(sums, at + 4 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 5 * STEP).add(b3).intoArray(sums, at + 5 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 6 * STEP).add(c1).intoArray(sums, at + 6 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 7 * STEP).add(c2).intoArray(sums, at + 7 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 8 * STEP).add(c3).intoArray(sums, at + 8 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 9 * STEP).add(d1).intoArray(sums, at + 9 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 10 * STEP).add(d2).intoArray(sums, at + 10 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 11 * STEP).add(d3).intoArray(sums, at + 11 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 12 * STEP).add(e1).intoArray(sums, at + 12 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 13 * STEP).add(e2).intoArray(sums, at + 13 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 14 * STEP).add(e3).intoArray(sums, at + 14 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 15 * STEP).add(f1).intoArray(sums, at + 15 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 16 * STEP).add(f2).intoArray(sums, at + 16 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 17 * STEP).add(f3).intoArray(sums, at + 17 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 18 * STEP).add(g1).intoArray(sums, at + 18 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 19 * STEP).add(g2).intoArray(sums, at + 19 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 20 * STEP).add(g3).intoArray(sums, at + 20 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 21 * STEP).add(h1).intoArray(sums, at + 21 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 22 * STEP).add(h2).intoArray(sums, at + 22 * STEP);
        DoubleVector.fromArray(LANES, sums, at + 23 * STEP).add(h3).intoArray(sums, at + 23 * STEP);
    }
}
