package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.linalg.Vec;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The sums of one {@link RowPass} over some rows: a monoid under {@link #merge}.
 *
 * <p>Per prediction, over training rows of weights ω: Σ ω·r·x (where asked for), Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r; over
 * test rows the same without the first. Nothing is divided by the sum of the weights. Of sparse rows in which few columns
 * occur, the sums of these columns alone are held.
 */
public final class RowSums implements Sliceable<RowSums> {
    private static final long serialVersionUID = 1L;
    private static final int SCALARS = PassScalars.COUNT;

    /** Of each prediction, the kind of number that its gradient is; −1 where none is asked for. */
    private final int[] kinds;

    private ColumnSums gradients;
    private final double[] train;
    private final double[] test;
    private double trainWeight;
    private double testWeight;

    private RowSums(RowPass pass, int columns) {
        kinds = new int[pass.size()];
        int count = 0;
        for (int k = 0; k < kinds.length; k++) {
            kinds[k] = pass.predictions().get(k).gradient() ? count++ : -1;
        }
        gradients = ColumnSums.none(count, columns);
        train = new double[SCALARS * pass.size()];
        test = new double[SCALARS * pass.size()];
    }

    private RowSums(RowSums that, ColumnSums gradients) {
        this.kinds = that.kinds;
        this.gradients = gradients;
        this.train = that.train.clone();
        this.test = that.test.clone();
        this.trainWeight = that.trainWeight;
        this.testWeight = that.testWeight;
    }

    /**
     * {@return the sums over {@code blocks}, in their order}
     *
     * @param pass what to measure
     * @param columns d
     * @param blocks in their order
     */
    public static RowSums of(RowPass pass, int columns, Iterator<RowBlock> blocks) {
        RowSums sums = new RowSums(pass, columns);
        Adding adding = sums.new Adding(pass);
        blocks.forEachRemaining(block -> adding.add(block, block.part() == Part.TEST));
        adding.end();
        return sums;
    }

    /**
     * The sums over training rows and over test rows apart, each with gradients and as {@link #train}, numbered as their
     * {@link Part}.
     *
     * @param columns d
     * @param pass what is asked of the rows
     * @param blocks in their order
     * @return the sums of each part
     */
    public static ByPart<RowSums> byPart(RowPass pass, int columns, Iterator<RowBlock> blocks) {
        ByPart<RowSums> sums = ByPart.of(Part.TEST + 1, part -> new RowSums(pass, columns));
        List<Adding> adding =
                sums.sums().stream().map(own -> own.new Adding(pass)).toList();
        blocks.forEachRemaining(block -> adding.get(block.part()).add(block, false));
        adding.forEach(Adding::end);
        return sums;
    }

    /** Adds blocks to these sums, one stretch after the other. */
    private final class Adding {
        private final RowPass pass;
        private Optional<Stretch> stretch = Optional.empty();

        Adding(RowPass pass) {
            this.pass = pass;
        }

        void add(RowBlock block, boolean isTest) {
            if (stretch.isEmpty() || stretch.get().ends(block)) {
                end();
                stretch = Optional.of(new Stretch(pass, block.ownColumns()));
            }
            stretch.get().add(block, isTest);
        }

        void end() {
            stretch.ifPresent(Stretch::end);
        }
    }

    /** The blocks that stand side by side and keep numbers for the same columns. */
    private final class Stretch {
        private final Optional<ColumnList> own;
        private final PassSpace space;
        private final ColumnSums sums;
        private final double[][] targets = new double[kinds.length][0];

        Stretch(RowPass pass, Optional<ColumnList> own) {
            this.own = own;
            this.space = new PassSpace(own.map(pass::of).orElse(pass));
            this.sums = gradients.selected(own);
            for (int k = 0; k < kinds.length; k++) {
                targets[k] = kinds[k] < 0 ? targets[k] : sums.numbers(kinds[k]);
            }
        }

        /** Whether {@code block} belongs to another one. */
        boolean ends(RowBlock block) {
            return !block.ownColumns().equals(own);
        }

        void add(RowBlock block, boolean isTest) {
            double[] scalars = new double[train.length];
            block.measure(space, isTest ? null : targets, scalars);
            addTo(isTest ? test : train, scalars);
            if (isTest) {
                testWeight += block.weightSum();
            } else {
                trainWeight += block.weightSum();
            }
        }

        void end() {
            space.store(targets);
            gradients = gradients.replaced(sums);
        }
    }

    @Override
    public RowSums merge(RowSums that) {
        gradients = gradients.plus(that.gradients);
        addTo(train, that.train);
        addTo(test, that.test);
        trainWeight += that.trainWeight;
        testWeight += that.testWeight;
        return this;
    }

    static void addTo(double[] sums, double[] terms) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += terms[i];
        }
    }

    @Override
    public RowSums slice(int from, int to) {
        return new RowSums(this, gradients.slice(from, to));
    }

    @Override
    public RowSums joinedWith(List<RowSums> slices) {
        List<ColumnSums> parts = slices.stream().map(slice -> slice.gradients).toList();
        return new RowSums(this, ColumnSums.joined(parts));
    }

    /**
     * Σ ω·r·x over the training rows for prediction {@code k}; of length 0 where not asked for.
     *
     * @param k number of the prediction
     * @return of length d, or 0
     */
    public Vec gradient(int k) {
        return kinds[k] < 0 ? Vec.zeros(0) : gradients.all(kinds[k]);
    }

    /**
     * {@return Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r over the training rows for prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public Vec train(int k) {
        return Vec.ofRange(train, SCALARS * k, SCALARS * (k + 1));
    }

    /**
     * {@return Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r over the test rows for prediction {@code k}}
     *
     * @param k 0-based index of the prediction in the pass
     */
    public Vec test(int k) {
        return Vec.ofRange(test, SCALARS * k, SCALARS * (k + 1));
    }

    /** {@return Σ ω over the training rows: their number where all weights are 1} */
    public double trainWeight() {
        return trainWeight;
    }

    /** {@return Σ ω over the test rows: their number where all weights are 1} */
    public double testWeight() {
        return testWeight;
    }
}
