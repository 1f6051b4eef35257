package io.github.sparkagd.linalg;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The inner loops with the Vector API, on processors with vectors of eight doubles. */
final class VectorKernels implements RowKernels {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_512;
    private static final int FOUR = Strip.TOGETHER;
    /** Up to this many columns loops run down the rows, beyond it along them. */
    private static final int SHORT = 128;
    /** From this many columns on, four rows and two vectors leave the first cache before they are used again. */
    private static final int LONG = 1024;

    /** Refuses a processor without vectors of eight doubles, on which the compiler would box every vector. */
    VectorKernels() {
        int length = DoubleVector.SPECIES_PREFERRED.length();
        Check.that(() -> length >= LANES, "vectors must have at least 8 doubles, got " + length);
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public void predict(Strip strip, double[][] weights, double[][] products) {
        if (strip.columns() <= SHORT) {
            for (int k = 0; k < weights.length; k++) {
                predictDown(strip, weights[k], products[k]);
            }
            return;
        }
        int fours = strip.rows() / FOUR;
        int pairs = (weights.length + 1) / 2;
        double[][] lanes = strip.lanes(fours * pairs, 2 * FOUR * LANES);
        double[][] pair = new double[2][];
        while (strip.nextChunk(weights.length)) {
            for (int i = 0; i < fours; i++) {
                for (int k = 0; k < weights.length; k += 2) {
                    pair[0] = weights[k];
                    if (k + 1 < weights.length) {
                        pair[1] = weights[k + 1];
                        VectorRows.dotFourByTwo(strip, i * FOUR, pair, lanes[i * pairs + k / 2]);
                    } else {
                        VectorRows.dotFour(strip, i * FOUR, weights[k], lanes[i * pairs + k / 2]);
                    }
                }
            }
        }
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < fours; i++) {
                for (int row = 0; row < FOUR; row++) {
                    int at = (k % 2 * FOUR + row) * LANES;
                    double sum = RowKernels.sumOfLanes(lanes[i * pairs + k / 2], at);
                    products[k][i * FOUR + row] = strip.tail(i * FOUR + row, weights[k], sum);
                }
            }
            predictRest(strip, weights[k], products[k]);
        }
    }

    private static void predictRest(Strip strip, double[] w, double[] products) {
        for (int i = strip.rows() - strip.rows() % FOUR; i < strip.rows(); i++) {
            double[] lanes = strip.lanes(1, LANES)[0];
            while (strip.nextChunk(1)) {
                VectorRows.dotOne(strip, i, w, lanes);
            }
            products[i] = strip.tail(i, w, RowKernels.sumOfLanes(lanes, 0));
        }
    }

    private static void predictDown(Strip strip, double[] w, double[] products) {
        double[] lanes = strip.lanes(1, strip.rows() * LANES)[0];
        int whole = RowKernels.whole(strip.columns());
        int j = 0;
        for (; j + VectorColumns.WIDE <= whole; j += VectorColumns.WIDE) {
            VectorColumns.dotWide(strip, j, w, lanes);
        }
        for (; j < whole; j += LANES) {
            VectorColumns.dotNarrow(strip, j, w, lanes);
        }
        for (int i = 0; i < strip.rows(); i++) {
            products[i] = strip.tail(i, w, RowKernels.sumOfLanes(lanes, i * LANES));
        }
    }

    @Override
    public void accumulate(Strip strip, double[][] factors, double[][] sums) {
        if (strip.columns() <= SHORT) {
            for (int k = 0; k < sums.length; k++) {
                accumulateDown(strip, factors[k], sums[k]);
            }
        } else {
            while (strip.nextChunk(sums.length)) {
                accumulateAlong(strip, factors, sums);
            }
        }
        for (int k = 0; k < sums.length; k++) {
            strip.addTail(factors[k], sums[k]);
        }
    }

    private static void accumulateAlong(Strip strip, double[][] factors, double[][] sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        int k = 0;
        for (; k + 1 < sums.length; k += 2) {
            double[][] twoFactors = Arrays.copyOfRange(factors, k, k + 2);
            double[][] twoSums = Arrays.copyOfRange(sums, k, k + 2);
            for (int i = 0; i < fours; i += FOUR) {
                VectorRows.addFourByTwo(strip, i, twoFactors, twoSums);
            }
        }
        for (; k < sums.length; k++) {
            for (int i = 0; i < fours; i += FOUR) {
                VectorRows.addFour(strip, i, factors[k], sums[k]);
            }
        }
        for (int i = fours; i < strip.rows(); i++) {
            for (k = 0; k < sums.length; k++) {
                VectorRows.addOne(strip, i, factors[k], sums[k]);
            }
        }
    }

    private static void accumulateDown(Strip strip, double[] factors, double[] sums) {
        int whole = RowKernels.whole(strip.columns());
        int j = 0;
        for (; j + VectorColumns.WIDE <= whole; j += VectorColumns.WIDE) {
            VectorColumns.addWide(strip, j, factors, sums);
        }
        for (; j < whole; j += LANES) {
            VectorColumns.addNarrow(strip, j, factors, sums);
        }
    }

    @Override
    public boolean advances(int columns) {
        return columns >= LONG;
    }

    @Override
    public void advance(Strip.Move strips, double[] factors, double[] sums, double[] weights, double[] products) {
        Strip next = strips.to();
        double[] lanes = next.lanes(1, FOUR * LANES)[0];
        for (int i = 0; i < next.rows(); i += FOUR) {
            VectorRows.addAndDotFour(strips.at(i), factors, sums, weights, lanes);
            for (int row = 0; row < FOUR; row++) {
                double sum = RowKernels.sumOfLanes(lanes, row * LANES);
                products[i + row] = next.tail(i + row, weights, sum);
            }
        }
        strips.from().addTail(factors, sums);
    }

    @Override
    public void expand(byte[] bytes, int at, int count, double[] into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            IntVector signed =
                    (IntVector) ByteVector.fromArray(BYTES, bytes, at + j).convertShape(VectorOperators.B2I, INTS, 0);
            DoubleVector values = (DoubleVector) signed.and(0xff).convertShape(VectorOperators.I2D, DOUBLES, 0);
            values.intoArray(into, j);
        }
        for (int j = whole; j < count; j++) {
            into[j] = bytes[at + j] & 0xff;
        }
    }

    @Override
    public void expand(float[] floats, int at, int count, double[] into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            DoubleVector values = (DoubleVector)
                    FloatVector.fromArray(FLOATS, floats, at + j).convertShape(VectorOperators.F2D, DOUBLES, 0);
            values.intoArray(into, j);
        }
        for (int j = whole; j < count; j++) {
            into[j] = floats[at + j];
        }
    }

    @Override
    public void addProducts(GramPanels.Tile tile, double[] left, double[] right, GramPanels.Target target) {
        VectorTiles.addProducts(tile, left, right, target);
    }
}
