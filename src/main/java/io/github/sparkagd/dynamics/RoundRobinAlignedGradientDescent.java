package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * Algorithm 1 to the letter: the layers take turns, and each sub-step asks the data anew.
 *
 * <pre>
 *   θ  ← θ + (η/S)·g(S·θ)                     asks for the gradient
 *   aₗ ← aₗ·(1 + κ/2)      l = 2 … L          asks for ⟨Ŷ,E⟩ and ‖Ŷ‖² at the output of the layer before
 * </pre>
 *
 * <p>The reference for {@link AlignedGradientDescent}, which follows the same path with one evaluation per iteration.
 *
 * <p>Cost: L evaluations per iteration, of which one needs the gradient.
 */
public final class RoundRobinAlignedGradientDescent
        implements SingleQueryDynamics<RoundRobinAlignedGradientDescent.State> {
    private final int depth;
    private final double rate;
    private final ScaleRule rule;
    private final Vec origin;

    /**
     * Whose turn it is, and the network.
     *
     * @param iteration the iteration under way; the first layer's question ends the one before
     * @param layer the layer whose sub-step is next, 1 … L
     * @param theta θ, of length d
     * @param layers a₂ … a_L, of length L − 1
     */
    public record State(int iteration, int layer, Vec theta, Vec layers) {
        Vec weights() {
            return theta.times(layers.product());
        }
    }

    /**
     * @param depth L ≥ 1; 1 is shallow gradient descent
     * @param rate η, positive and finite
     * @param rule what a scalar layer does
     * @param origin θ at the start, of length d; all aₗ start at 1
     */
    public RoundRobinAlignedGradientDescent(int depth, double rate, ScaleRule rule, Vec origin) {
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
    public State start(Vec correlation) {
        return new State(0, 1, origin, Vec.constant(depth - 1, 1));
    }

    @Override
    public Query query(State state) {
        return state.layer() == 1 ? Query.gradient(state.weights()) : Query.moments(state.weights());
    }

    @Override
    public Step<State> step(State state, Statistics told) {
        if (state.layer() == 1) {
            double scale = state.layers().product();
            Vec theta = state.theta().plus(rate / scale, told.gradient());
            State next = after(state, theta, state.layers());
            return Step.ending(next, new Iterate(state.iteration(), state.weights(), state.layers(), 1, told));
        }
        double[] layers = state.layers().toArray();
        layers[state.layer() - 2] *= rule.factor(told.moments());
        return Step.within(after(state, state.theta(), Vec.of(layers)));
    }

    private State after(State state, Vec theta, Vec layers) {
        boolean last = state.layer() == depth;
        return new State(state.iteration() + (last ? 1 : 0), last ? 1 : state.layer() + 1, theta, layers);
    }

    @Override
    public String toString() {
        return "RoundRobinAlignedGradientDescent(depth " + depth + ", rate " + rate + ", " + rule + ")";
    }
}
