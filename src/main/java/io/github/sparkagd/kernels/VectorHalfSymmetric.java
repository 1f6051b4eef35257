package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link VectorHalfKernels} over the rows of a symmetric matrix of which the lower half is stored. */
final class VectorHalfSymmetric {
    private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
    private static final int STEP = RowKernels.LANES;
    private static final int UPPER = STEP / 2;

    private VectorHalfSymmetric() {}

    /** See {@link RowKernels#multiply}. */
    static void multiply(LowerRows rows, SymmetricOperands operands) {
        for (int k = 0; k < operands.count(); k++) {
            for (int i = 0; i < LowerRows.COUNT; i += 2) {
                multiplyTwo(rows, operands, k, i);
            }
        }
    }

    /** Both uses of rows {@code i} and {@code i} + 1, with vector {@code k}. */
    private static void multiplyTwo(LowerRows rows, SymmetricOperands operands, int k, int i) {
        double[] x = rows.entries().array();
        int at = rows.entries().first() + i * rows.width();
        int next = at + rows.width();
        double[] v = operands.vectors().array();
        int vAt = operands.vectors().first() + k * STEP;
        double[] g = operands.sums().array();
        int gAt = operands.sums().first() + k * STEP;
        int count = operands.count();
        int number = k * STEP + i;
        int factor = rows.first() * count + number;
        DoubleVector p = DoubleVector.broadcast(HALF, operands.vectors().get(factor));
        DoubleVector q = DoubleVector.broadcast(HALF, operands.vectors().get(factor + 1));
        DoubleVector zero = DoubleVector.zero(HALF);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector aUpper = zero;
        DoubleVector bUpper = zero;
        int width = rows.width();
        for (int j = 0; j < width; j += STEP) {
            int from = vAt + j * count;
            int into = gAt + j * count;
            DoubleVector r = DoubleVector.fromArray(HALF, x, at + j);
            DoubleVector s = DoubleVector.fromArray(HALF, x, next + j);
            DoubleVector w = DoubleVector.fromArray(HALF, v, from);
            a = r.lanewise(VectorOperators.FMA, w, a);
            b = s.lanewise(VectorOperators.FMA, w, b);
            DoubleVector sum = r.lanewise(VectorOperators.FMA, p, DoubleVector.fromArray(HALF, g, into));
            s.lanewise(VectorOperators.FMA, q, sum).intoArray(g, into);
            r = DoubleVector.fromArray(HALF, x, at + UPPER + j);
            s = DoubleVector.fromArray(HALF, x, next + UPPER + j);
            w = DoubleVector.fromArray(HALF, v, from + UPPER);
            aUpper = r.lanewise(VectorOperators.FMA, w, aUpper);
            bUpper = s.lanewise(VectorOperators.FMA, w, bUpper);
            sum = r.lanewise(VectorOperators.FMA, p, DoubleVector.fromArray(HALF, g, into + UPPER));
            s.lanewise(VectorOperators.FMA, q, sum).intoArray(g, into + UPPER);
        }
        double[] lanes = operands.lanes().array();
        int place = operands.lanes().first() + number * STEP;
        a.intoArray(lanes, place);
        aUpper.intoArray(lanes, place + UPPER);
        b.intoArray(lanes, place + STEP);
        bUpper.intoArray(lanes, place + STEP + UPPER);
    }
}
