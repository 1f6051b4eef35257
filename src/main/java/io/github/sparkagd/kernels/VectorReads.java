package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums of long arrays by eight vectors of eight doubles side by side. */
final class VectorReads implements ArrayReads.Way {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int WIDE = 8;

    /** Refuses a processor without vectors of eight doubles. */
    VectorReads() {
        if (DoubleVector.SPECIES_PREFERRED.length() < WIDE) {
            throw new UnsupportedOperationException("vectors must have at least 8 doubles");
        }
    }

    @Override
    public double sum(double[] values) {
        DoubleVector a = DoubleVector.zero(LANES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        DoubleVector e = a;
        DoubleVector f = a;
        DoubleVector g = a;
        DoubleVector h = a;
        for (int i = 0; i + WIDE * WIDE <= values.length; i += WIDE * WIDE) {
            a = a.add(DoubleVector.fromArray(LANES, values, i));
            b = b.add(DoubleVector.fromArray(LANES, values, i + WIDE));
            c = c.add(DoubleVector.fromArray(LANES, values, i + 2 * WIDE));
            d = d.add(DoubleVector.fromArray(LANES, values, i + 3 * WIDE));
            e = e.add(DoubleVector.fromArray(LANES, values, i + 4 * WIDE));
            f = f.add(DoubleVector.fromArray(LANES, values, i + 5 * WIDE));
            g = g.add(DoubleVector.fromArray(LANES, values, i + 6 * WIDE));
            h = h.add(DoubleVector.fromArray(LANES, values, i + 7 * WIDE));
        }
        return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).reduceLanes(VectorOperators.ADD);
    }
}
