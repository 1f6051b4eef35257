package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loop of {@link VectorKernels} for Gram matrices: a tile of 4 × 16 sums in eight registers. */
final class VectorTiles {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int HALF = RowKernels.LANES;
    private static final int WIDTH = GramPanels.WIDTH;

    private VectorTiles() {}

    /** See {@link RowKernels#addProducts}. */
    static void addProducts(GramPanels.Tile tile, double[] left, double[] right, GramPanels.Target target) {
        DoubleVector a = DoubleVector.zero(LANES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector e = a;
        DoubleVector a2 = a;
        DoubleVector b2 = a;
        DoubleVector c2 = a;
        DoubleVector e2 = a;
        int leftAt = tile.left();
        int rightAt = tile.right();
        int size = tile.rows() * WIDTH;
        for (int k = 0; k < size; k += WIDTH) {
            DoubleVector first = DoubleVector.fromArray(LANES, right, rightAt + k);
            DoubleVector second = DoubleVector.fromArray(LANES, right, rightAt + HALF + k);
            DoubleVector factor = DoubleVector.broadcast(LANES, left[leftAt + k]);
            a = first.fma(factor, a);
            a2 = second.fma(factor, a2);
            factor = DoubleVector.broadcast(LANES, left[leftAt + 1 + k]);
            b = first.fma(factor, b);
            b2 = second.fma(factor, b2);
            factor = DoubleVector.broadcast(LANES, left[leftAt + 2 + k]);
            c = first.fma(factor, c);
            c2 = second.fma(factor, c2);
            factor = DoubleVector.broadcast(LANES, left[leftAt + 3 + k]);
            e = first.fma(factor, e);
            e2 = second.fma(factor, e2);
        }
        // Written out: handed to another method the vectors would be boxed, at a third of the speed.
        double[] sums = target.sums();
        int at = target.row(0);
        DoubleVector.fromArray(LANES, sums, at).add(a).intoArray(sums, at);
        DoubleVector.fromArray(LANES, sums, at + HALF).add(a2).intoArray(sums, at + HALF);
        at = target.row(1);
        DoubleVector.fromArray(LANES, sums, at).add(b).intoArray(sums, at);
        DoubleVector.fromArray(LANES, sums, at + HALF).add(b2).intoArray(sums, at + HALF);
        at = target.row(2);
        DoubleVector.fromArray(LANES, sums, at).add(c).intoArray(sums, at);
        DoubleVector.fromArray(LANES, sums, at + HALF).add(c2).intoArray(sums, at + HALF);
        at = target.row(3);
        DoubleVector.fromArray(LANES, sums, at).add(e).intoArray(sums, at);
        DoubleVector.fromArray(LANES, sums, at + HALF).add(e2).intoArray(sums, at + HALF);
    }
}
