package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * Aligned gradient descent on a linear network of width 1 and depth L, in one data pass per iteration.
 *
 * <p>Model, with X of shape d × n (a column per example) and y of length n:
 *
 * <pre>  ŷ = S·Xᵀθ,   S = a₂·…·a_L,   loss = ‖y − ŷ‖² / 2n </pre>
 *
 * <p>Update (Algorithm 1; Eq. 4 and 6), η being the rate of shallow gradient descent:
 *
 * <pre>
 *   θ  ← θ + (η/S)·(1/n)·X(y − ŷ)             first layer: one step of shallow descent on w = S·θ
 *   aₗ ← aₗ·(1 + ⟨ŷ, y − ŷ⟩ / 2n)             l = 2 … L, each at the output of the one before
 * </pre>
 *
 * <p>So the layers have rates of their own, η/S² in the first and aₗ²/2 in the others (§4, adaptive learning rates).
 *
 * <p>Differs from the listing in what it computes, not in what comes out: the state keeps w instead of θ, and the
 * statistics after each scalar sub-step follow from those before it ({@link Moments#rescaled}) without looking at the data.
 * {@link RoundRobinAlignedGradientDescent} is the literal form.
 *
 * <p>Cost: one evaluation per iteration at any depth, and O(d + L) on the driver. Stable for every η that is stable for
 * shallow descent when mean y² ≤ 1 (Theorem 1). At depth 1 it is shallow gradient descent, bit for bit.
 */
public final class AlignedGradientDescent implements SingleQueryDynamics<AlignedState> {
    private final int depth;
    private final double rate;
    private final ScaleRule rule;
    private final Vec origin;

    /**
     * @param depth L ≥ 1; 1 is shallow gradient descent
     * @param rate η, positive and finite
     * @param rule what a scalar layer does
     * @param origin θ at the start, of length d; all aₗ start at 1
     */
    public AlignedGradientDescent(int depth, double rate, ScaleRule rule, Vec origin) {
        this.depth = Check.atLeast("depth", 1, depth);
        this.rate = Check.positive("learning rate", rate);
        this.rule = rule;
        this.origin = origin;
    }

    @Override
    public Vec origin() {
        return origin;
    }

    @Override
    public AlignedState start(Vec correlation) {
        return new AlignedState(0, origin, Vec.constant(depth - 1, 1), correlation);
    }

    @Override
    public Query query(AlignedState state) {
        return Query.gradient(state.weights());
    }

    @Override
    public Step<AlignedState> step(AlignedState state, Statistics told) {
        Scaling scaling = state.iteration() == 0 ? Scaling.none(state.layers()) : scalarLayers(state.layers(), told);
        double f = scaling.factor();
        Vec weights = state.weights().times(f);
        Statistics statistics = told.rescaled(f, state.correlation());
        Iterate iterate = new Iterate(state.iteration(), weights, scaling.layers(), f, statistics);
        Vec next = weights.plus(rate, statistics.gradient());
        return Step.ending(
                new AlignedState(state.iteration() + 1, next, scaling.layers(), state.correlation()), iterate);
    }

    /** The layers after their sub-steps and the product of their factors. */
    private record Scaling(Vec layers, double factor) {
        static Scaling none(Vec layers) {
            return new Scaling(layers, 1);
        }
    }

    private Scaling scalarLayers(Vec layers, Statistics told) {
        double[] scaled = layers.toArray();
        Moments moments = told.moments();
        double product = 1;
        for (int l = 0; l < scaled.length; l++) {
            double c = rule.factor(moments);
            moments = moments.rescaled(c);
            scaled[l] *= c;
            product *= c;
        }
        return new Scaling(Vec.of(scaled), product);
    }

    @Override
    public String toString() {
        return "AlignedGradientDescent(depth " + depth + ", rate " + rate + ", " + rule + ")";
    }
}
