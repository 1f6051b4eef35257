package io.github.sparkagd.kernels;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loop of a pass with one weight vector over short rows, or rows of anything but doubles: it adds multiples of a quartet of rows to
 * the sums and takes the inner products of the next quartet.
 *
 * <p>Registers hold eight lanes, or four: then the lower four of all columns come first, and the rows are in the first cache for
 * the upper four. The four methods differ in how the values are stored alone; the compiler keeps vectors in registers only where
 * it sees that in the loop.
 */
final class VectorQuartets {
    private static final int STEP = RowKernels.LANES;
    private static final boolean WHOLE = DoubleVector.SPECIES_PREFERRED.length() >= STEP;
    private static final VectorSpecies<Double> LANES = WHOLE ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS = WHOLE ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    private static final VectorSpecies<Short> SHORTS = WHOLE ? ShortVector.SPECIES_128 : ShortVector.SPECIES_64;
    /** The shortest there is; where registers hold four lanes, the upper half of it is not used. */
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    /** Lanes of a register. */
    static final int WIDTH = LANES.length();

    private VectorQuartets() {}

    /** A register of floats as doubles. */
    static DoubleVector load(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, LANES, 0);
    }

    /** A register of shorts as doubles. */
    static DoubleVector load(short[] x, int at) {
        return (DoubleVector) ShortVector.fromArray(SHORTS, x, at).convertShape(VectorOperators.S2D, LANES, 0);
    }

    /** A register of bytes as doubles. */
    static DoubleVector load(byte[] x, int at) {
        return ((DoubleVector) ByteVector.fromArray(BYTES, x, at).convertShape(VectorOperators.B2D, LANES, 0))
                .add(StoredValues.BYTE_BIAS);
    }

    /** See {@link QuartetLoops#advance(double[], Quartets, int)}. */
    static void advance(double[] x, Quartets q, int i) {
        for (int lane = 0; lane < STEP; lane += WIDTH) {
            advance(x, q, i, lane);
        }
    }

    private static void advance(double[] x, Quartets q, int i, int lane) {
        double[] w = q.weights().array();
        double[] g = q.sums().array();
        double[] f = q.four();
        int wAt = q.weights().first() + lane;
        int gAt = q.sums().first() + lane;
        int from = q.start(i - 1) + lane;
        int to = q.start(i) + lane;
        int apart = q.apart();
        int whole = RowKernels.whole(q.columns());
        DoubleVector fa = DoubleVector.broadcast(LANES, f[0]);
        DoubleVector fb = DoubleVector.broadcast(LANES, f[1]);
        DoubleVector fc = DoubleVector.broadcast(LANES, f[2]);
        DoubleVector fe = DoubleVector.broadcast(LANES, f[3]);
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        for (int j = 0; j < whole; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            a = DoubleVector.fromArray(LANES, x, to + j).lanewise(VectorOperators.FMA, v, a);
            b = DoubleVector.fromArray(LANES, x, to + apart + j).lanewise(VectorOperators.FMA, v, b);
            c = DoubleVector.fromArray(LANES, x, to + 2 * apart + j).lanewise(VectorOperators.FMA, v, c);
            e = DoubleVector.fromArray(LANES, x, to + 3 * apart + j).lanewise(VectorOperators.FMA, v, e);
            sum = DoubleVector.fromArray(LANES, x, from + j).lanewise(VectorOperators.FMA, fa, sum);
            sum = DoubleVector.fromArray(LANES, x, from + apart + j).lanewise(VectorOperators.FMA, fb, sum);
            sum = DoubleVector.fromArray(LANES, x, from + 2 * apart + j).lanewise(VectorOperators.FMA, fc, sum);
            sum = DoubleVector.fromArray(LANES, x, from + 3 * apart + j).lanewise(VectorOperators.FMA, fe, sum);
            sum.intoArray(g, gAt + j);
        }
        double[] lanes = q.lanes().array();
        int at = q.lanes().first() + lane;
        a.intoArray(lanes, at);
        b.intoArray(lanes, at + STEP);
        c.intoArray(lanes, at + 2 * STEP);
        e.intoArray(lanes, at + 3 * STEP);
    }

    /** See {@link QuartetLoops#advance(float[], Quartets, int)}. */
    static void advance(float[] x, Quartets q, int i) {
        for (int lane = 0; lane < STEP; lane += WIDTH) {
            advance(x, q, i, lane);
        }
    }

    private static void advance(float[] x, Quartets q, int i, int lane) {
        double[] w = q.weights().array();
        double[] g = q.sums().array();
        double[] f = q.four();
        int wAt = q.weights().first() + lane;
        int gAt = q.sums().first() + lane;
        int from = q.start(i - 1) + lane;
        int to = q.start(i) + lane;
        int apart = q.apart();
        int whole = RowKernels.whole(q.columns());
        DoubleVector fa = DoubleVector.broadcast(LANES, f[0]);
        DoubleVector fb = DoubleVector.broadcast(LANES, f[1]);
        DoubleVector fc = DoubleVector.broadcast(LANES, f[2]);
        DoubleVector fe = DoubleVector.broadcast(LANES, f[3]);
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        for (int j = 0; j < whole; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            a = load(x, to + j).lanewise(VectorOperators.FMA, v, a);
            b = load(x, to + apart + j).lanewise(VectorOperators.FMA, v, b);
            c = load(x, to + 2 * apart + j).lanewise(VectorOperators.FMA, v, c);
            e = load(x, to + 3 * apart + j).lanewise(VectorOperators.FMA, v, e);
            sum = load(x, from + j).lanewise(VectorOperators.FMA, fa, sum);
            sum = load(x, from + apart + j).lanewise(VectorOperators.FMA, fb, sum);
            sum = load(x, from + 2 * apart + j).lanewise(VectorOperators.FMA, fc, sum);
            sum = load(x, from + 3 * apart + j).lanewise(VectorOperators.FMA, fe, sum);
            sum.intoArray(g, gAt + j);
        }
        double[] lanes = q.lanes().array();
        int at = q.lanes().first() + lane;
        a.intoArray(lanes, at);
        b.intoArray(lanes, at + STEP);
        c.intoArray(lanes, at + 2 * STEP);
        e.intoArray(lanes, at + 3 * STEP);
    }

    /** See {@link QuartetLoops#advance(short[], Quartets, int)}. */
    static void advance(short[] x, Quartets q, int i) {
        for (int lane = 0; lane < STEP; lane += WIDTH) {
            advance(x, q, i, lane);
        }
    }

    private static void advance(short[] x, Quartets q, int i, int lane) {
        double[] w = q.weights().array();
        double[] g = q.sums().array();
        double[] f = q.four();
        int wAt = q.weights().first() + lane;
        int gAt = q.sums().first() + lane;
        int from = q.start(i - 1) + lane;
        int to = q.start(i) + lane;
        int apart = q.apart();
        int whole = RowKernels.whole(q.columns());
        DoubleVector fa = DoubleVector.broadcast(LANES, f[0]);
        DoubleVector fb = DoubleVector.broadcast(LANES, f[1]);
        DoubleVector fc = DoubleVector.broadcast(LANES, f[2]);
        DoubleVector fe = DoubleVector.broadcast(LANES, f[3]);
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        for (int j = 0; j < whole; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            a = load(x, to + j).lanewise(VectorOperators.FMA, v, a);
            b = load(x, to + apart + j).lanewise(VectorOperators.FMA, v, b);
            c = load(x, to + 2 * apart + j).lanewise(VectorOperators.FMA, v, c);
            e = load(x, to + 3 * apart + j).lanewise(VectorOperators.FMA, v, e);
            sum = load(x, from + j).lanewise(VectorOperators.FMA, fa, sum);
            sum = load(x, from + apart + j).lanewise(VectorOperators.FMA, fb, sum);
            sum = load(x, from + 2 * apart + j).lanewise(VectorOperators.FMA, fc, sum);
            sum = load(x, from + 3 * apart + j).lanewise(VectorOperators.FMA, fe, sum);
            sum.intoArray(g, gAt + j);
        }
        double[] lanes = q.lanes().array();
        int at = q.lanes().first() + lane;
        a.intoArray(lanes, at);
        b.intoArray(lanes, at + STEP);
        c.intoArray(lanes, at + 2 * STEP);
        e.intoArray(lanes, at + 3 * STEP);
    }

    /** See {@link QuartetLoops#advance(byte[], Quartets, int)}. */
    static void advance(byte[] x, Quartets q, int i) {
        for (int lane = 0; lane < STEP; lane += WIDTH) {
            advance(x, q, i, lane);
        }
    }

    private static void advance(byte[] x, Quartets q, int i, int lane) {
        double[] w = q.weights().array();
        double[] g = q.sums().array();
        double[] f = q.four();
        double[] z = q.expanded().array();
        int zAt = q.expanded().first() + lane;
        int d = q.columns();
        int wAt = q.weights().first() + lane;
        int gAt = q.sums().first() + lane;
        int from = q.start(i - 1) + lane;
        int to = q.start(i) + lane;
        int apart = q.apart();
        int whole = RowKernels.whole(d);
        DoubleVector fa = DoubleVector.broadcast(LANES, f[0]);
        DoubleVector fb = DoubleVector.broadcast(LANES, f[1]);
        DoubleVector fc = DoubleVector.broadcast(LANES, f[2]);
        DoubleVector fe = DoubleVector.broadcast(LANES, f[3]);
        DoubleVector zero = DoubleVector.zero(LANES);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        for (int j = 0; j < whole; j += STEP) {
            DoubleVector sum = DoubleVector.fromArray(LANES, g, gAt + j);
            DoubleVector v = DoubleVector.fromArray(LANES, w, wAt + j);
            // Every byte is turned into a double once: the rows of the quartet before are in the cache as doubles.
            sum = DoubleVector.fromArray(LANES, z, zAt + j).lanewise(VectorOperators.FMA, fa, sum);
            sum = DoubleVector.fromArray(LANES, z, zAt + d + j).lanewise(VectorOperators.FMA, fb, sum);
            sum = DoubleVector.fromArray(LANES, z, zAt + 2 * d + j).lanewise(VectorOperators.FMA, fc, sum);
            sum = DoubleVector.fromArray(LANES, z, zAt + 3 * d + j).lanewise(VectorOperators.FMA, fe, sum);
            DoubleVector next = load(x, to + j);
            a = next.lanewise(VectorOperators.FMA, v, a);
            next.intoArray(z, zAt + j);
            next = load(x, to + apart + j);
            b = next.lanewise(VectorOperators.FMA, v, b);
            next.intoArray(z, zAt + d + j);
            next = load(x, to + 2 * apart + j);
            c = next.lanewise(VectorOperators.FMA, v, c);
            next.intoArray(z, zAt + 2 * d + j);
            next = load(x, to + 3 * apart + j);
            e = next.lanewise(VectorOperators.FMA, v, e);
            next.intoArray(z, zAt + 3 * d + j);
            sum.intoArray(g, gAt + j);
        }
        double[] lanes = q.lanes().array();
        int at = q.lanes().first() + lane;
        a.intoArray(lanes, at);
        b.intoArray(lanes, at + STEP);
        c.intoArray(lanes, at + 2 * STEP);
        e.intoArray(lanes, at + 3 * STEP);
    }
}
