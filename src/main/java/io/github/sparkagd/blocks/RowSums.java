package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.linalg.Vec;
import java.util.Iterator;
import java.util.List;

/**
 * The sums of one {@link RowPass} over some rows: a monoid under {@link #merge}.
 *
 * <p>Per prediction, over training rows of weights ω: Σ ω·r·x (where asked for), Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r; over
 * test rows the same without the first. Nothing is divided by the sum of the weights.
 */
public final class RowSums implements Mergeable<RowSums> {
    private static final long serialVersionUID = 1L;
    private static final int SCALARS = PassScalars.COUNT;

    private final double[][] gradients;
    private final double[] train;
    private final double[] test;
    private double trainWeight;
    private double testWeight;

    private RowSums(RowPass pass, int columns) {
        gradients = new double[pass.size()][];
        for (int k = 0; k < gradients.length; k++) {
            gradients[k] = new double[pass.predictions().get(k).gradient() ? columns : 0];
        }
        train = new double[SCALARS * pass.size()];
        test = new double[SCALARS * pass.size()];
    }

    /**
     * The sums over {@code blocks}, in their order.
     *
     * @param columns d
     */
    public static RowSums of(RowPass pass, int columns, Iterator<RowBlock> blocks) {
        RowSums sums = new RowSums(pass, columns);
        PassSpace space = new PassSpace(pass);
        blocks.forEachRemaining(block -> sums.add(block, space));
        space.store(sums.gradients);
        return sums;
    }

    /**
     * The sums over training rows and over test rows apart, each with gradients and as {@link #train}, numbered as their
     * {@link Part}.
     *
     * @param columns d
     */
    public static ByPart<RowSums> byPart(RowPass pass, int columns, Iterator<RowBlock> blocks) {
        ByPart<RowSums> sums = ByPart.of(Part.TEST + 1, part -> new RowSums(pass, columns));
        List<PassSpace> spaces =
                sums.sums().stream().map(sum -> new PassSpace(pass)).toList();
        blocks.forEachRemaining(block -> sums.of(block.part()).addAsTrained(block, spaces.get(block.part())));
        for (int part = 0; part < spaces.size(); part++) {
            spaces.get(part).store(sums.of(part).gradients);
        }
        return sums;
    }

    private void add(RowBlock block, PassSpace space) {
        if (block.part() == Part.TEST) {
            addTo(test, measured(block, space, null));
            testWeight += block.weightSum();
        } else {
            addAsTrained(block, space);
        }
    }

    private void addAsTrained(RowBlock block, PassSpace space) {
        addTo(train, measured(block, space, gradients));
        trainWeight += block.weightSum();
    }

    private double[] measured(RowBlock block, PassSpace space, double[][] into) {
        double[] scalars = new double[train.length];
        block.measure(space, into, scalars);
        return scalars;
    }

    @Override
    public RowSums merge(RowSums that) {
        for (int k = 0; k < gradients.length; k++) {
            addTo(gradients[k], that.gradients[k]);
        }
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

    /** Σ ω·r·x over the training rows for prediction {@code k}; of length 0 where not asked for. */
    public Vec gradient(int k) {
        return Vec.of(gradients[k]);
    }

    /** Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r over the training rows for prediction {@code k}. */
    public Vec train(int k) {
        return Vec.ofRange(train, SCALARS * k, SCALARS * (k + 1));
    }

    /** Σ ω·r², Σ ω·r·p, Σ ω·p², Σ ω·r over the test rows for prediction {@code k}. */
    public Vec test(int k) {
        return Vec.ofRange(test, SCALARS * k, SCALARS * (k + 1));
    }

    /** Σ ω over the training rows: their number where all weights are 1. */
    public double trainWeight() {
        return trainWeight;
    }

    /** Σ ω over the test rows: their number where all weights are 1. */
    public double testWeight() {
        return testWeight;
    }
}
