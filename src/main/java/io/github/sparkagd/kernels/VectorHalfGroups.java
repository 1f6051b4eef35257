package io.github.sparkagd.kernels;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorHalfKernels} for several weight vectors side by side ({@link VectorPack}), four of a group of eight at
 * a time. A register holds one number of each of the four, so that the lanes of their inner products are added all at once.
 */
final class VectorHalfGroups {
    private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
    private static final int STEP = RowKernels.LANES;
    private static final int GROUP = VectorPack.GROUP;
    private static final int ROWS = Strip.TOGETHER;

    private VectorHalfGroups() {}

    /**
     * The inner products of a row with four vectors, but for the columns after the last whole group of lanes.
     *
     * @param strip the rows. Not modified.
     * @param row one of them
     * @param weights eight side by side. Not modified.
     * @param products eight for each row of the strip. Modified: four of the row
     * @param first of the four vectors, in their group: 0 or 4
     */
    static void dot(Strip strip, int row, Segment weights, Segment products, int first) {
        double[] x = strip.values();
        double[] w = weights.array();
        int wAt = weights.first() + first;
        int at = strip.start(row);
        int whole = strip.whole();
        DoubleVector zero = DoubleVector.zero(HALF);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector d = zero;
        DoubleVector e = zero;
        DoubleVector f = zero;
        DoubleVector g = zero;
        DoubleVector h = zero;
        for (int j = 0; j < whole; j += STEP) {
            int from = wAt + j * GROUP;
            int place = at + j;
            a = DoubleVector.broadcast(HALF, x[place])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from), a);
            b = DoubleVector.broadcast(HALF, x[place + 1])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + GROUP), b);
            c = DoubleVector.broadcast(HALF, x[place + 2])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 2 * GROUP), c);
            d = DoubleVector.broadcast(HALF, x[place + 3])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 3 * GROUP), d);
            e = DoubleVector.broadcast(HALF, x[place + 4])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 4 * GROUP), e);
            f = DoubleVector.broadcast(HALF, x[place + 5])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 5 * GROUP), f);
            g = DoubleVector.broadcast(HALF, x[place + 6])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 6 * GROUP), g);
            h = DoubleVector.broadcast(HALF, x[place + 7])
                    .lanewise(VectorOperators.FMA, DoubleVector.fromArray(HALF, w, from + 7 * GROUP), h);
        }
        a.add(b)
                .add(c.add(d))
                .add(e.add(f).add(g.add(h)))
                .intoArray(products.array(), products.first() + first + row * GROUP);
    }

    /**
     * Adds multiples of four rows, in their order, to the sums of four vectors.
     *
     * @param strip the rows. Not modified.
     * @param row the first of the four
     * @param factors eight for each row of the strip. Not modified.
     * @param sums eight for each column. Modified.
     * @param first of the four vectors, in their group: 0 or 4
     */
    static void addFour(Strip strip, int row, Segment factors, Segment sums, int first) {
        double[] x = strip.values();
        double[] f = factors.array();
        int fAt = factors.first() + first + row * GROUP;
        double[] s = sums.array();
        int sAt = sums.first() + first;
        int at = strip.start(row);
        int apart = strip.apart();
        int to = strip.columns();
        DoubleVector a = DoubleVector.fromArray(HALF, f, fAt);
        DoubleVector b = DoubleVector.fromArray(HALF, f, fAt + GROUP);
        DoubleVector c = DoubleVector.fromArray(HALF, f, fAt + 2 * GROUP);
        DoubleVector d = DoubleVector.fromArray(HALF, f, fAt + 3 * GROUP);
        for (int j = 0; j < to; j++) {
            int place = at + j;
            DoubleVector sum = DoubleVector.fromArray(HALF, s, sAt + j * GROUP);
            sum = DoubleVector.broadcast(HALF, x[place]).lanewise(VectorOperators.FMA, a, sum);
            sum = DoubleVector.broadcast(HALF, x[place + apart]).lanewise(VectorOperators.FMA, b, sum);
            sum = DoubleVector.broadcast(HALF, x[place + 2 * apart]).lanewise(VectorOperators.FMA, c, sum);
            sum = DoubleVector.broadcast(HALF, x[place + 3 * apart]).lanewise(VectorOperators.FMA, d, sum);
            sum.intoArray(s, sAt + j * GROUP);
        }
    }

    /** As {@link #addFour} for the rows after the last four, one after the other. */
    static void addLast(Strip strip, Segment factors, Segment sums) {
        for (int i = strip.rows() - strip.rows() % ROWS; i < strip.rows(); i++) {
            for (int j = 0; j < strip.columns(); j++) {
                double x = strip.values()[strip.start(i) + j];
                Segment own = sums.from(j * GROUP);
                for (int k = 0; k < GROUP; k++) {
                    own.set(k, Math.fma(factors.get(i * GROUP + k), x, own.get(k)));
                }
            }
        }
    }

    /**
     * See {@link RowKernels#toResiduals}, for four vectors.
     *
     * @param offsets 8. Not modified.
     * @param fits 8 per row. Modified.
     * @param scalars 4 × 8, the eight numbers of a kind together. Modified.
     * @param first of the four vectors, in their group: 0 or 4
     */
    static void toResiduals(Targets targets, Segment offsets, Segment fits, Segment scalars, int first) {
        double[] y = targets.labels();
        double[] weights = targets.weights();
        double[] values = fits.array();
        double[] sums = scalars.array();
        int place = scalars.first() + first;
        int at = fits.first() + first;
        int to = targets.count();
        DoubleVector offset = DoubleVector.fromArray(HALF, offsets.array(), offsets.first() + first);
        DoubleVector residuals = DoubleVector.fromArray(HALF, sums, place);
        DoubleVector alignments = DoubleVector.fromArray(HALF, sums, place + GROUP);
        DoubleVector outputs = DoubleVector.fromArray(HALF, sums, place + 2 * GROUP);
        DoubleVector sum = DoubleVector.fromArray(HALF, sums, place + 3 * GROUP);
        for (int i = 0; i < to; i++) {
            DoubleVector weight = DoubleVector.broadcast(HALF, weights[i]);
            DoubleVector p =
                    DoubleVector.fromArray(HALF, values, at + i * GROUP).add(offset);
            DoubleVector r = DoubleVector.broadcast(HALF, y[i]).sub(p);
            DoubleVector weighted = weight.mul(r);
            residuals = weighted.lanewise(VectorOperators.FMA, r, residuals);
            alignments = weighted.lanewise(VectorOperators.FMA, p, alignments);
            outputs = weight.mul(p).lanewise(VectorOperators.FMA, p, outputs);
            sum = sum.add(weighted);
            weighted.intoArray(values, at + i * GROUP);
        }
        residuals.intoArray(sums, place);
        alignments.intoArray(sums, place + GROUP);
        outputs.intoArray(sums, place + 2 * GROUP);
        sum.intoArray(sums, place + 3 * GROUP);
    }
}
