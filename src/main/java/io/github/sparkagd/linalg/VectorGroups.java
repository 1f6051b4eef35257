package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} for eight weight vectors side by side: their inner products with a row are the lanes of one
 * register, and nothing is added across lanes.
 *
 * <p>The eight lanes that {@link RowKernels} prescribes for an inner product are eight registers here.
 */
final class VectorGroups {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = Vectors.GROUP;
    /** Doubles of scratch space for a row. */
    static final int ROW = RowKernels.LANES * STEP;

    private VectorGroups() {}

    /**
     * Adds to the lanes of the inner products of a row with eight vectors, over the columns of the strip's chunk.
     *
     * @param strip the rows. Not modified.
     * @param row which
     * @param weights d × 8. Not modified.
     * @param lanes 8 × 8 for each row of the strip: lane by lane the sums of the eight vectors. Modified: those of {@code row}
     */
    static void dot(Strip strip, int row, Segment weights, Segment lanes) {
        double[] x = strip.values();
        double[] w = weights.array();
        double[] sums = lanes.array();
        int wAt = weights.first();
        int at = strip.start(row);
        int place = lanes.first() + row * ROW;
        int to = strip.chunkEnd();
        DoubleVector s0 = DoubleVector.fromArray(LANES, sums, place);
        DoubleVector s1 = DoubleVector.fromArray(LANES, sums, place + STEP);
        DoubleVector s2 = DoubleVector.fromArray(LANES, sums, place + 2 * STEP);
        DoubleVector s3 = DoubleVector.fromArray(LANES, sums, place + 3 * STEP);
        DoubleVector s4 = DoubleVector.fromArray(LANES, sums, place + 4 * STEP);
        DoubleVector s5 = DoubleVector.fromArray(LANES, sums, place + 5 * STEP);
        DoubleVector s6 = DoubleVector.fromArray(LANES, sums, place + 6 * STEP);
        DoubleVector s7 = DoubleVector.fromArray(LANES, sums, place + 7 * STEP);
        for (int j = strip.chunkStart(); j < to; j += RowKernels.LANES) {
            int from = wAt + j * STEP;
            s0 = DoubleVector.fromArray(LANES, w, from).fma(DoubleVector.broadcast(LANES, x[at + j]), s0);
            s1 = DoubleVector.fromArray(LANES, w, from + STEP).fma(DoubleVector.broadcast(LANES, x[at + 1 + j]), s1);
            s2 = DoubleVector.fromArray(LANES, w, from + 2 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 2 + j]), s2);
            s3 = DoubleVector.fromArray(LANES, w, from + 3 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 3 + j]), s3);
            s4 = DoubleVector.fromArray(LANES, w, from + 4 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 4 + j]), s4);
            s5 = DoubleVector.fromArray(LANES, w, from + 5 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 5 + j]), s5);
            s6 = DoubleVector.fromArray(LANES, w, from + 6 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 6 + j]), s6);
            s7 = DoubleVector.fromArray(LANES, w, from + 7 * STEP)
                    .fma(DoubleVector.broadcast(LANES, x[at + 7 + j]), s7);
        }
        s0.intoArray(sums, place);
        s1.intoArray(sums, place + STEP);
        s2.intoArray(sums, place + 2 * STEP);
        s3.intoArray(sums, place + 3 * STEP);
        s4.intoArray(sums, place + 4 * STEP);
        s5.intoArray(sums, place + 5 * STEP);
        s6.intoArray(sums, place + 6 * STEP);
        s7.intoArray(sums, place + 7 * STEP);
    }

    /**
     * Adds the lanes of a row in the order that all kernels share, then the products of the columns behind the last whole group
     * of lanes.
     *
     * @param products 8 per row of the strip. Modified: those of {@code row}
     */
    static void finish(Strip strip, int row, Segment weights, Segment lanes, Segment products) {
        double[] sums = lanes.array();
        int at = lanes.first() + row * ROW;
        DoubleVector low = pair(sums, at).add(pair(sums, at + 2 * STEP));
        DoubleVector p = low.add(pair(sums, at + 4 * STEP).add(pair(sums, at + 6 * STEP)));
        double[] x = strip.values();
        for (int j = RowKernels.whole(strip.columns()); j < strip.columns(); j++) {
            DoubleVector value = DoubleVector.broadcast(LANES, x[strip.start(row) + j]);
            p = DoubleVector.fromArray(LANES, weights.array(), weights.first() + j * STEP)
                    .fma(value, p);
        }
        p.intoArray(products.array(), products.first() + row * STEP);
    }

    private static DoubleVector pair(double[] sums, int at) {
        return DoubleVector.fromArray(LANES, sums, at).add(DoubleVector.fromArray(LANES, sums, at + STEP));
    }

    /**
     * Adds multiples of four rows, in their order, to eight sums.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param columns from, inclusive, and to, exclusive
     * @param factors 8 per row of the strip. Not modified.
     * @param sums d × 8. Modified.
     */
    static void addFour(Strip strip, int row, Columns columns, Segment factors, Segment sums) {
        double[] x = strip.values();
        double[] f = factors.array();
        double[] g = sums.array();
        int gAt = sums.first();
        int fAt = factors.first() + row * STEP;
        int at = strip.start(row);
        int apart = strip.apart();
        DoubleVector a = DoubleVector.fromArray(LANES, f, fAt);
        DoubleVector b = DoubleVector.fromArray(LANES, f, fAt + STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, f, fAt + 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, f, fAt + 3 * STEP);
        int to = columns.to();
        for (int j = columns.from(); j < to; j++) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j * STEP);
            sum = a.fma(DoubleVector.broadcast(LANES, x[at + j]), sum);
            sum = b.fma(DoubleVector.broadcast(LANES, x[at + apart + j]), sum);
            sum = c.fma(DoubleVector.broadcast(LANES, x[at + 2 * apart + j]), sum);
            sum = e.fma(DoubleVector.broadcast(LANES, x[at + 3 * apart + j]), sum);
            sum.intoArray(g, gAt + j * STEP);
        }
    }

    /** As {@link #addFour} for one row. */
    static void addOne(Strip strip, int row, Columns columns, Segment factors, Segment sums) {
        double[] x = strip.values();
        double[] g = sums.array();
        DoubleVector a = DoubleVector.fromArray(LANES, factors.array(), factors.first() + row * STEP);
        for (int j = columns.from(); j < columns.to(); j++) {
            int at = sums.first() + j * STEP;
            a.fma(DoubleVector.broadcast(LANES, x[strip.start(row) + j]), DoubleVector.fromArray(LANES, g, at))
                    .intoArray(g, at);
        }
    }

    /** Columns {@code from} (inclusive) to {@code to} (exclusive). */
    record Columns(int from, int to) {}
}
