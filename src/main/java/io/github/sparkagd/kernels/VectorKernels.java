package io.github.sparkagd.kernels;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;

/**
 * The inner loops with the Vector API, on processors with vectors of eight doubles.
 *
 * <p>The compiler keeps vectors in registers only where it sees the class of every one. HotSpot's C2 relies on profiles for that,
 * which all code in a JVM shares, and on traps; with more than 100 traps recorded in the methods that it inlines into one, each
 * counted as often as it is inlined ({@code PerMethodTrapLimit}), it calls where it would inline, and every vector becomes an
 * object. Other users of the API, such as netlib, bring traps to methods of the JDK. The loops therefore make one zero a method
 * and copy it, load at few places, and multiply and add by {@code lanewise}, whose profile is their own, rather than by {@code
 * fma}, whose profile is the JDK's; and {@code conf/spark-defaults.conf} raises the limit, since a long history of other sizes
 * uses it up all the same.
 */
final class VectorKernels implements RowKernels, VectorQuartetLoops, SparseLoops {
    private static final int FOUR = Strip.TOGETHER;
    /** The longest rows whose inner products with more than a panel's vectors are taken with a lane for each vector. */
    private static final int MOST_SIDE_BY_SIDE = 128;

    /** Refuses a processor without vectors of eight doubles, on which the compiler would box every vector. */
    VectorKernels() {
        int length = DoubleVector.SPECIES_PREFERRED.length();
        if (length < LANES) {
            throw new UnsupportedOperationException("vectors must have at least 8 doubles, got " + length);
        }
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public int width() {
        return 8;
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
    public Optional<SparseLoops> sparseLoops() {
        return Optional.of(this);
    }

    @Override
    public void predict(SparseRows rows, Segment weights, Segment products) {
        VectorSparse.predict(rows, weights, products);
    }

    @Override
    public void accumulate(SparseRows rows, Segment factors, Segment sums) {
        VectorSparse.accumulate(rows, factors, sums);
    }

    @Override
    public void advanceLong(double[] values, Quartets quartets, int i) {
        VectorRows.addFour(quartets.strip(values, i - 1), 0, Segment.of(quartets.four()), quartets.sums());
        VectorRows.dotFour(quartets.strip(values, i), 0, quartets.weights(), quartets.lanes());
    }

    @Override
    public VectorPack sums(int count, int size) {
        return count == 1 ? VectorPack.apart(1, size, this) : VectorPack.inPanels(count, size, this);
    }

    @Override
    public VectorPack weights(int count, int size) {
        return count > VectorPack.PANEL && size <= MOST_SIDE_BY_SIDE
                ? VectorPack.sideBySide(count, size, this)
                : sums(count, size);
    }

    @Override
    public VectorPack perRow(int count, int rows) {
        return count == 1 ? VectorPack.apart(1, rows, this) : VectorPack.sideBySide(count, rows, this);
    }

    @Override
    public void predict(Strip strip, VectorPack weights, VectorPack products) {
        if (weights.count() == 1) {
            predictOne(strip, weights.parts()[0], products.parts()[0]);
            return;
        }
        if (weights.sideBySide()) {
            for (int group = 0; group < weights.parts().length; group++) {
                predictGroup(strip, weights.parts()[group], products.parts()[group]);
            }
            return;
        }
        for (int panel = 0; panel < weights.parts().length; panel++) {
            predictPanel(strip, weights.parts()[panel], ofPanel(products, panel));
        }
    }

    private void predictOne(Strip strip, Segment weights, Segment products) {
        int fours = strip.rows() - strip.rows() % FOUR;
        Segment lanes = strip.lanes(strip.rows() * LANES, this);
        for (int i = 0; i < fours; i += FOUR) {
            VectorRows.dotFour(strip, i, weights, lanes.from(i * LANES));
        }
        for (int i = fours; i < strip.rows(); i++) {
            VectorRows.dotOne(strip, i, weights, lanes.from(i * LANES));
        }
        for (int i = 0; i < strip.rows(); i++) {
            double sum = RowKernels.sumOfLanes(lanes.array(), lanes.first() + i * LANES);
            products.array()[products.first() + i] = strip.tail(i, weights, sum);
        }
    }

    private static void predictGroup(Strip strip, Segment weights, Segment products) {
        int last = strip.rows() - 1;
        for (int i = 0; i <= last; i += 2) {
            VectorGroups.dotTwo(strip, i, Math.min(i + 1, last), weights, products);
        }
        if (strip.whole() < strip.columns()) {
            strip.addTails(weights, products);
        }
    }

    /** The numbers per row of the vectors of a panel, {@link VectorPack#GROUP} apart. */
    private static Segment ofPanel(VectorPack perRow, int panel) {
        int first = panel * VectorPack.PANEL;
        Segment group = perRow.parts()[first / VectorPack.GROUP];
        return first % VectorPack.GROUP == 0 ? group : group.from(first % VectorPack.GROUP);
    }

    private void predictPanel(Strip strip, Segment weights, Segment products) {
        Segment lanes = strip.lanes(VectorGroups.TILE, this);
        int fours = strip.rows() - strip.rows() % FOUR;
        for (int i = 0; i < fours; i += FOUR) {
            VectorGroups.dotFour(strip, i, weights, lanes, products);
        }
        for (int i = fours; i < strip.rows(); i++) {
            VectorGroups.dotOne(strip, i, weights, lanes, products);
        }
        VectorGroups.dotTail(strip, weights, products);
    }

    @Override
    public void accumulate(Strip strip, VectorPack factors, VectorPack sums) {
        if (sums.count() == 1) {
            accumulateOne(strip, factors.parts()[0], sums.parts()[0]);
            return;
        }
        for (int panel = 0; panel < sums.parts().length; panel++) {
            accumulatePanel(strip, ofPanel(factors, panel), sums.parts()[panel]);
        }
    }

    @Override
    public void toResiduals(Targets targets, VectorPack offsets, VectorPack fits, VectorPack scalars) {
        if (fits.count() == 1 || targets.count() < FOUR) {
            RowKernels.super.toResiduals(targets, offsets, fits, scalars);
            return;
        }
        for (int group = 0; group < fits.parts().length; group++) {
            VectorGroups.toResiduals(targets, offsets.parts()[group], fits.parts()[group], scalars.parts()[group]);
        }
    }

    private static void accumulatePanel(Strip strip, Segment factors, Segment sums) {
        // Not for no turn at all: see Kernels.SHORTEST.
        if (strip.rows() >= FOUR) {
            VectorGroupSums.addFours(strip, factors, sums);
        }
        for (int i = strip.rows() - strip.rows() % FOUR; i < strip.rows(); i++) {
            VectorGroupSums.addOne(strip, i, factors, sums);
        }
        VectorGroupSums.addTail(strip, factors, sums);
    }

    private static void accumulateOne(Strip strip, Segment factors, Segment sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        for (int i = 0; i < fours; i += FOUR) {
            VectorRows.addFour(strip, i, factors, sums);
        }
        for (int i = fours; i < strip.rows(); i++) {
            VectorRows.addOne(strip, i, factors, sums);
        }
        strip.addTail(factors, 1, sums);
    }

    @Override
    public void expand(byte[] bytes, int at, int count, Segment into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            VectorQuartets.load(bytes, at + j).intoArray(into.array(), into.first() + j);
        }
        for (int j = whole; j < count; j++) {
            into.array()[into.first() + j] = bytes[at + j] + StoredValues.BYTE_BIAS;
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
    public void expand(short[] shorts, int at, int count, Segment into) {
        int whole = RowKernels.whole(count);
        for (int j = 0; j < whole; j += LANES) {
            VectorQuartets.load(shorts, at + j).intoArray(into.array(), into.first() + j);
        }
        for (int j = whole; j < count; j++) {
            into.array()[into.first() + j] = shorts[at + j];
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

    @Override
    public void multiply(LowerRows rows, SymmetricOperands operands) {
        if (operands.count() == 1) {
            VectorSymmetric.multiplyOne(rows, operands);
        } else {
            VectorSymmetric.multiplyPanel(rows, 0, operands);
            VectorSymmetric.multiplyPanel(rows, FOUR, operands);
        }
    }
}
