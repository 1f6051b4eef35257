package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * Gradient descent on the shallow network ŷ = w·x (§2, Proposition 1).
 *
 * <pre>  w ← w + η·g </pre>
 *
 * <p>Cost: one evaluation per iteration.
 */
public final class GradientDescent implements SingleQueryDynamics<GradientDescent.State> {
    private final double rate;
    private final Vec origin;

    /**
     * What gradient descent remembers.
     *
     * @param iteration the iteration that the next answer ends
     * @param weights w, of length d
     */
    public record State(int iteration, Vec weights) {}

    /**
     * @param rate η, positive and finite
     * @param origin the starting weights, of length d
     */
    public GradientDescent(double rate, Vec origin) {
        this.rate = Check.positive("learning rate", rate);
        this.origin = origin;
    }

    @Override
    public boolean needsLeastSquares() {
        return false;
    }

    @Override
    public Vec origin() {
        return origin;
    }

    @Override
    public State start(Vec correlation) {
        return new State(0, origin);
    }

    @Override
    public Query query(State state) {
        return Query.gradient(state.weights());
    }

    @Override
    public Step<State> step(State state, Statistics told) {
        Vec weights = state.weights();
        State next = new State(state.iteration() + 1, weights.plus(rate, told.gradient()));
        return Step.ending(next, new Iterate(state.iteration(), weights, Vec.zeros(0), 1, told));
    }

    @Override
    public String toString() {
        return "GradientDescent(rate " + rate + ")";
    }
}
