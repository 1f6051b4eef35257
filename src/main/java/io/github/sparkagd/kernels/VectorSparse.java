package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link SparseLoops}: the eight numbers of a column are the lanes of a register, and an entry is multiplied with all of them. */
final class VectorSparse {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = VectorPack.GROUP;

    private VectorSparse() {}

    /** See {@link SparseLoops#predict}. Sums run in the order of {@link Kernels}: four at once, and the rest one by one. */
    static void predict(SparseRows rows, Segment weights, Segment products) {
        int[] starts = rows.starts();
        int[] indices = rows.indices();
        double[] values = rows.values();
        double[] w = weights.array();
        double[] p = products.array();
        int at = weights.first();
        int into = products.first();
        for (int row = 0; row < rows.count(); row++) {
            int i = starts[rows.first() + row];
            int to = starts[rows.first() + row + 1];
            DoubleVector zero = DoubleVector.zero(LANES);
            DoubleVector a = zero;
            DoubleVector b = zero;
            DoubleVector c = zero;
            DoubleVector e = zero;
            for (; i + 3 < to; i += 4) {
                a = DoubleVector.fromArray(LANES, w, at + indices[i] * STEP)
                        .lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i]), a);
                b = DoubleVector.fromArray(LANES, w, at + indices[i + 1] * STEP)
                        .lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i + 1]), b);
                c = DoubleVector.fromArray(LANES, w, at + indices[i + 2] * STEP)
                        .lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i + 2]), c);
                e = DoubleVector.fromArray(LANES, w, at + indices[i + 3] * STEP)
                        .lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i + 3]), e);
            }
            DoubleVector sum = a.add(b).add(c.add(e));
            for (; i < to; i++) {
                sum = DoubleVector.fromArray(LANES, w, at + indices[i] * STEP)
                        .lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i]), sum);
            }
            sum.intoArray(p, into + row * STEP);
        }
    }

    /** See {@link SparseLoops#accumulate}. */
    static void accumulate(SparseRows rows, Segment factors, Segment sums) {
        int[] starts = rows.starts();
        int[] indices = rows.indices();
        double[] values = rows.values();
        double[] f = factors.array();
        double[] g = sums.array();
        int at = sums.first();
        for (int row = 0; row < rows.count(); row++) {
            int to = starts[rows.first() + row + 1];
            DoubleVector factor = DoubleVector.fromArray(LANES, f, factors.first() + row * STEP);
            for (int i = starts[rows.first() + row]; i < to; i++) {
                int j = at + indices[i] * STEP;
                DoubleVector sum = DoubleVector.fromArray(LANES, g, j);
                factor.lanewise(VectorOperators.FMA, DoubleVector.broadcast(LANES, values[i]), sum)
                        .intoArray(g, j);
            }
        }
    }
}
