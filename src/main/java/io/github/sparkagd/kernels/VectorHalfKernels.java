package io.github.sparkagd.kernels;

import java.util.Optional;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops with the Vector API, on processors with vectors of four doubles: the eight lanes of {@link RowKernels} are those
 * of two registers, the lower half and the upper one.
 *
 * <p>Loops over dense rows, Gram tiles and products of symmetric matrices; what is left over, and everything else, is {@link
 * PlainKernels}'. Loops over quartets are those of {@link VectorQuartets}, for either length of a register. How loops are written
 * so that vectors stay in registers: see {@link VectorKernels}.
 */
final class VectorHalfKernels extends PlainKernels implements VectorQuartetLoops {
    private static final VectorSpecies<Double> HALF = DoubleVector.SPECIES_256;
    private static final int STEP = LANES;
    private static final int UPPER = LANES / 2;
    private static final int FOUR = Strip.TOGETHER;
    /** Columns up to which weights and sums side by side stay in the caches, and lanes are better added together. */
    private static final int MOST_SIDE_BY_SIDE = 128;

    /** Refuses a processor without vectors of four doubles, on which the compiler would box every vector. */
    VectorHalfKernels() {
        int length = DoubleVector.SPECIES_PREFERRED.length();
        if (length < UPPER) {
            throw new UnsupportedOperationException("vectors must have at least 4 doubles, got " + length);
        }
    }

    @Override
    public String name() {
        return "vector256";
    }

    @Override
    public int width() {
        return 4;
    }

    @Override
    public Optional<QuartetLoops> quartetLoops() {
        return Optional.of(this);
    }

    @Override
    public void advanceLong(double[] values, Quartets quartets, int i) {
        VectorHalfRows.addFour(quartets.strip(values, i - 1), 0, quartets.four(), 0, 1, quartets.sums());
        VectorHalfRows.dotFour(quartets.strip(values, i), 0, quartets.weights(), quartets.lanes());
    }

    @Override
    public Segment segment(int size) {
        double[] array = new double[size + LANES - 1];
        return new Segment(array, VectorAlignment.firstAligned(array));
    }

    @Override
    public Segment realigned(Segment segment) {
        return new Segment(segment.array(), VectorAlignment.firstAligned(segment.array()));
    }

    @Override
    public VectorPack sums(int count, int size) {
        return count > 1 && size <= MOST_SIDE_BY_SIDE
                ? VectorPack.sideBySide(count, size, this)
                : VectorPack.apart(count, size, this);
    }

    @Override
    public VectorPack perRow(int count, int rows) {
        return count == 1 ? VectorPack.apart(1, rows, this) : VectorPack.sideBySide(count, rows, this);
    }

    /** The fours of K vectors. */
    private static int halves(VectorPack pack) {
        return (pack.count() + UPPER - 1) / UPPER;
    }

    @Override
    public void predict(Strip strip, VectorPack weights, VectorPack products) {
        if (weights.sideBySide()) {
            predictGroups(strip, weights, products);
        } else {
            predictEach(strip, weights, products);
        }
    }

    private static void predictGroups(Strip strip, VectorPack weights, VectorPack products) {
        for (int half = 0; half < halves(weights); half++) {
            Segment own = weights.parts()[half / 2];
            Segment into = products.parts()[half / 2];
            for (int i = 0; i < strip.rows(); i++) {
                VectorHalfGroups.dot(strip, i, own, into, half % 2 * UPPER);
            }
        }
        for (int group = 0; group < weights.parts().length && strip.whole() < strip.columns(); group++) {
            strip.addTails(weights.parts()[group], products.parts()[group]);
        }
    }

    private void predictEach(Strip strip, VectorPack weights, VectorPack products) {
        int fours = strip.rows() - strip.rows() % FOUR;
        Segment lanes = strip.lanes(FOUR * LANES, this);
        for (int i = 0; i < fours; i += FOUR) {
            for (int k = 0; k < weights.count(); k++) {
                Segment vector = weights.parts()[k];
                VectorHalfRows.dotFour(strip, i, vector, lanes);
                for (int r = 0; r < FOUR; r++) {
                    double sum = RowKernels.sumOfLanes(lanes.array(), lanes.first() + r * LANES);
                    products.set(k, i + r, strip.tail(i + r, vector, sum));
                }
            }
        }
        for (int i = fours; i < strip.rows(); i++) {
            for (int k = 0; k < weights.count(); k++) {
                double product = Kernels.dot(strip.values(), strip.start(i), weights.parts()[k], strip.columns());
                products.set(k, i, product);
            }
        }
    }

    @Override
    public void accumulate(Strip strip, VectorPack factors, VectorPack sums) {
        if (sums.sideBySide()) {
            accumulateGroups(strip, factors, sums);
        } else {
            accumulateEach(strip, factors, sums);
        }
    }

    private static void accumulateGroups(Strip strip, VectorPack factors, VectorPack sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        for (int half = 0; half < halves(sums); half++) {
            Segment own = factors.parts()[half / 2];
            Segment into = sums.parts()[half / 2];
            for (int i = 0; i < fours; i += FOUR) {
                VectorHalfGroups.addFour(strip, i, own, into, half % 2 * UPPER);
            }
        }
        for (int group = 0; group < sums.parts().length && fours < strip.rows(); group++) {
            VectorHalfGroups.addLast(strip, factors.parts()[group], sums.parts()[group]);
        }
    }

    private static void accumulateEach(Strip strip, VectorPack factors, VectorPack sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        int apart = factors.sideBySide() ? VectorPack.GROUP : 1;
        for (int i = 0; i < fours; i += FOUR) {
            for (int k = 0; k < sums.count(); k++) {
                VectorHalfRows.addFour(strip, i, factors.array(k), factors.at(k, i), apart, sums.parts()[k]);
            }
        }
        for (int k = 0; k < sums.count(); k++) {
            for (int i = fours; i < strip.rows(); i++) {
                VectorHalfRows.addOne(factors.get(k, i), strip, i, sums.parts()[k]);
            }
            strip.addTail(new Segment(factors.array(k), factors.at(k, 0)), apart, sums.parts()[k]);
        }
    }

    @Override
    public void toResiduals(Targets targets, VectorPack offsets, VectorPack fits, VectorPack scalars) {
        if (!fits.sideBySide() || targets.count() < FOUR) {
            super.toResiduals(targets, offsets, fits, scalars);
            return;
        }
        for (int half = 0; half < halves(fits); half++) {
            int group = half / 2;
            VectorHalfGroups.toResiduals(
                    targets, offsets.parts()[group], fits.parts()[group], scalars.parts()[group], half % 2 * UPPER);
        }
    }

    /** Four rows by eight columns at a time: eight registers of sums, so that what is loaded stays in others. */
    @Override
    public void addProducts(int rows, Segment left, Segment right, Segment tile) {
        for (int panel = 0; panel < GramPanels.ACROSS; panel++) {
            Segment columns = right.from(panel * GramPanels.PANEL);
            for (int r = 0; r < LANES; r += FOUR) {
                addBlock(rows, left.from(r), columns, tile.from((r * GramPanels.ACROSS + panel) * LANES));
            }
        }
    }

    private static void addBlock(int rows, Segment left, Segment right, Segment tile) {
        double[] factors = left.array();
        double[] columns = right.array();
        int from = left.first();
        int at = right.first();
        DoubleVector zero = DoubleVector.zero(HALF);
        DoubleVector a = zero;
        DoubleVector b = zero;
        DoubleVector c = zero;
        DoubleVector e = zero;
        DoubleVector aUpper = zero;
        DoubleVector bUpper = zero;
        DoubleVector cUpper = zero;
        DoubleVector eUpper = zero;
        int size = rows * STEP;
        for (int k = 0; k < size; k += STEP) {
            DoubleVector x = DoubleVector.fromArray(HALF, columns, at + k);
            DoubleVector y = DoubleVector.fromArray(HALF, columns, at + UPPER + k);
            DoubleVector f = DoubleVector.broadcast(HALF, factors[from + k]);
            a = x.lanewise(VectorOperators.FMA, f, a);
            aUpper = y.lanewise(VectorOperators.FMA, f, aUpper);
            f = DoubleVector.broadcast(HALF, factors[from + k + 1]);
            b = x.lanewise(VectorOperators.FMA, f, b);
            bUpper = y.lanewise(VectorOperators.FMA, f, bUpper);
            f = DoubleVector.broadcast(HALF, factors[from + k + 2]);
            c = x.lanewise(VectorOperators.FMA, f, c);
            cUpper = y.lanewise(VectorOperators.FMA, f, cUpper);
            f = DoubleVector.broadcast(HALF, factors[from + k + 3]);
            e = x.lanewise(VectorOperators.FMA, f, e);
            eUpper = y.lanewise(VectorOperators.FMA, f, eUpper);
        }
        int next = GramPanels.ACROSS * STEP;
        addTo(a, aUpper, tile, 0);
        addTo(b, bUpper, tile, next);
        addTo(c, cUpper, tile, 2 * next);
        addTo(e, eUpper, tile, 3 * next);
    }

    private static void addTo(DoubleVector lower, DoubleVector upper, Segment tile, int at) {
        double[] sums = tile.array();
        int place = tile.first() + at;
        DoubleVector.fromArray(HALF, sums, place).add(lower).intoArray(sums, place);
        DoubleVector.fromArray(HALF, sums, place + UPPER).add(upper).intoArray(sums, place + UPPER);
    }

    @Override
    public void multiply(LowerRows rows, SymmetricOperands operands) {
        VectorHalfSymmetric.multiply(rows, operands);
    }
}
