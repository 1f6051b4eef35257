package io.github.sparkagd.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link VectorKernels} down short rows: a band of 32 or 8 columns over all rows of a strip, with the weights or
 * sums of the band in registers.
 */
final class VectorColumns {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_512;
    private static final int STEP = RowKernels.LANES;
    /** Columns of a wide band. */
    static final int WIDE = 4 * STEP;

    private VectorColumns() {}

    /**
     * Adds a wide band's part to the lanes of the inner products of all rows with w.
     *
     * @param strip the rows. Not modified.
     * @param j the band's first column
     * @param w of length d. Not modified.
     * @param lanes 8 per row. Modified.
     */
    static void dotWide(Strip strip, int j, double[] w, double[] lanes) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(0) + j;
        int rows = strip.rows();
        DoubleVector a = DoubleVector.fromArray(LANES, w, j);
        DoubleVector b = DoubleVector.fromArray(LANES, w, j + STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, w, j + 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, w, j + 3 * STEP);
        for (int row = 0; row < rows; row++) {
            DoubleVector sum = DoubleVector.fromArray(LANES, lanes, row * STEP);
            int place = at + row * d;
            sum = DoubleVector.fromArray(LANES, x, place).fma(a, sum);
            sum = DoubleVector.fromArray(LANES, x, place + STEP).fma(b, sum);
            sum = DoubleVector.fromArray(LANES, x, place + 2 * STEP).fma(c, sum);
            sum = DoubleVector.fromArray(LANES, x, place + 3 * STEP).fma(e, sum);
            sum.intoArray(lanes, row * STEP);
        }
    }

    /** As {@link #dotWide} for a band of eight columns. */
    static void dotNarrow(Strip strip, int j, double[] w, double[] lanes) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(0) + j;
        int rows = strip.rows();
        DoubleVector a = DoubleVector.fromArray(LANES, w, j);
        for (int row = 0; row < rows; row++) {
            DoubleVector sum = DoubleVector.fromArray(LANES, lanes, row * STEP);
            DoubleVector.fromArray(LANES, x, at + row * d).fma(a, sum).intoArray(lanes, row * STEP);
        }
    }

    /**
     * Adds f_i·x_i to a wide band of g for all rows i.
     *
     * @param strip the rows. Not modified.
     * @param j the band's first column
     * @param f a factor per row. Not modified.
     * @param g of length d. Modified.
     */
    static void addWide(Strip strip, int j, double[] f, double[] g) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(0) + j;
        int rows = strip.rows();
        DoubleVector a = DoubleVector.fromArray(LANES, g, j);
        DoubleVector b = DoubleVector.fromArray(LANES, g, j + STEP);
        DoubleVector c = DoubleVector.fromArray(LANES, g, j + 2 * STEP);
        DoubleVector e = DoubleVector.fromArray(LANES, g, j + 3 * STEP);
        for (int row = 0; row < rows; row++) {
            DoubleVector factor = DoubleVector.broadcast(LANES, f[row]);
            int place = at + row * d;
            a = DoubleVector.fromArray(LANES, x, place).fma(factor, a);
            b = DoubleVector.fromArray(LANES, x, place + STEP).fma(factor, b);
            c = DoubleVector.fromArray(LANES, x, place + 2 * STEP).fma(factor, c);
            e = DoubleVector.fromArray(LANES, x, place + 3 * STEP).fma(factor, e);
        }
        a.intoArray(g, j);
        b.intoArray(g, j + STEP);
        c.intoArray(g, j + 2 * STEP);
        e.intoArray(g, j + 3 * STEP);
    }

    /** As {@link #addWide} for a band of eight columns. */
    static void addNarrow(Strip strip, int j, double[] f, double[] g) {
        double[] x = strip.values();
        int d = strip.columns();
        int at = strip.start(0) + j;
        int rows = strip.rows();
        DoubleVector a = DoubleVector.fromArray(LANES, g, j);
        for (int row = 0; row < rows; row++) {
            a = DoubleVector.fromArray(LANES, x, at + row * d).fma(DoubleVector.broadcast(LANES, f[row]), a);
        }
        a.intoArray(g, j);
    }
}
