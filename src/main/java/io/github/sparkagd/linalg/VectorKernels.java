package io.github.sparkagd.linalg;

import java.util.Arrays;
import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/** The inner loops with the Vector API, on processors with vectors of eight doubles. */
final class VectorKernels implements RowKernels, QuartetLoops {
    private static final int FOUR = Strip.TOGETHER;
    /** Lanes of four rows and two weight vectors. */
    private static final int LANES_OF_PAIR = 2 * FOUR * LANES;

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
    public Segment segment(int size) {
        // Any eight neighbours have one at the beginning of a cache line.
        double[] array = new double[size + LANES - 1];
        return new Segment(array, VectorAlignment.firstAligned(array));
    }

    @Override
    public Optional<QuartetLoops> quartetLoops() {
        return Optional.of(this);
    }

    @Override
    public void advance(double[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }

    @Override
    public void advance(float[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }

    @Override
    public void advance(byte[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }

    @Override
    public void predict(Strip strip, Segment[] weights, double[][] products) {
        int fours = strip.rows() / FOUR;
        int pairs = (weights.length + 1) / 2;
        Segment scratch = strip.lanes(fours * pairs * LANES_OF_PAIR, this);
        double[] lanes = scratch.array();
        Segment[] pair = new Segment[2];
        while (strip.nextChunk(weights.length)) {
            for (int i = 0; i < fours; i++) {
                int at = scratch.first() + i * pairs * LANES_OF_PAIR;
                for (int k = 0; k < weights.length; k += 2) {
                    pair[0] = weights[k];
                    if (k + 1 < weights.length) {
                        pair[1] = weights[k + 1];
                        VectorRows.dotFourByTwo(strip, i * FOUR, pair, lanes, at);
                    } else {
                        VectorRows.dotFour(strip, i * FOUR, weights[k], lanes, at);
                    }
                    at += LANES_OF_PAIR;
                }
            }
        }
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < fours; i++) {
                int at = scratch.first() + (i * pairs + k / 2) * LANES_OF_PAIR + k % 2 * FOUR * LANES;
                for (int row = 0; row < FOUR; row++) {
                    double sum = RowKernels.sumOfLanes(lanes, at + row * LANES);
                    products[k][i * FOUR + row] = strip.tail(i * FOUR + row, weights[k], sum);
                }
            }
            predictRest(strip, weights[k], products[k]);
        }
    }

    private void predictRest(Strip strip, Segment w, double[] products) {
        for (int i = strip.rows() - strip.rows() % FOUR; i < strip.rows(); i++) {
            Segment lanes = strip.lanes(LANES, this);
            while (strip.nextChunk(1)) {
                VectorRows.dotOne(strip, i, w, lanes.array(), lanes.first());
            }
            products[i] = strip.tail(i, w, RowKernels.sumOfLanes(lanes.array(), lanes.first()));
        }
    }

    @Override
    public void accumulate(Strip strip, double[][] factors, Segment[] sums) {
        while (strip.nextChunk(sums.length)) {
            accumulateAlong(strip, factors, sums);
        }
        for (int k = 0; k < sums.length; k++) {
            strip.addTail(factors[k], sums[k]);
        }
    }

    private static void accumulateAlong(Strip strip, double[][] factors, Segment[] sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        int k = 0;
        for (; k + 1 < sums.length; k += 2) {
            double[][] twoFactors = Arrays.copyOfRange(factors, k, k + 2);
            Segment[] twoSums = Arrays.copyOfRange(sums, k, k + 2);
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

    @Override
    public void expand(byte[] bytes, int at, int count, Segment into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            VectorQuartets.load(bytes, at + j).intoArray(into.array(), into.first() + j);
        }
        for (int j = whole; j < count; j++) {
            into.array()[into.first() + j] = bytes[at + j] + DenseBlock.BYTE_BIAS;
        }
    }

    @Override
    public void expand(float[] floats, int at, int count, Segment into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            VectorQuartets.load(floats, at + j).intoArray(into.array(), into.first() + j);
        }
        for (int j = whole; j < count; j++) {
            into.array()[into.first() + j] = floats[at + j];
        }
    }

    @Override
    public Segment realigned(Segment segment) {
        return new Segment(segment.array(), VectorAlignment.firstAligned(segment.array()));
    }

    @Override
    public void addProducts(int rows, Segment left, Segment right, Segment tile) {
        VectorTiles.addProducts(rows, left, right, tile);
    }
}
