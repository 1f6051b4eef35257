package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * Nesterov's accelerated gradient on the shallow network, with momentum t/(t+3).
 *
 * <pre>  v_t = w_t + (t/(t+3))·(w_t − w_{t−1}),   w_{t+1} = v_t + η·g(v_t) </pre>
 *
 * <p>The gradient is linear in w, so g(v_t) follows from g(w_t) and g(w_{t−1}): one evaluation per iteration, at w_t, gives
 * both the next step and the loss of the trace.
 */
public final class NesterovGradient implements SingleQueryDynamics<NesterovGradient.State> {
    private final double rate;
    private final Vec origin;

    /**
     * What the method remembers.
     *
     * @param iteration the iteration t that the next answer ends
     * @param weights w_t, of length d
     * @param before w_{t−1}, of length d
     * @param gradientBefore g(w_{t−1}), of length d
     */
    public record State(int iteration, Vec weights, Vec before, Vec gradientBefore) {}

    /**
     * @param rate η, positive and finite
     * @param origin the starting weights, of length d
     */
    public NesterovGradient(double rate, Vec origin) {
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
        return new State(0, origin, origin, Vec.zeros(origin.size()));
    }

    @Override
    public Query query(State state) {
        return Query.gradient(state.weights());
    }

    @Override
    public Step<State> step(State state, Statistics told) {
        int t = state.iteration();
        double momentum = t / (t + 3.0);
        Vec ahead = state.weights().plus(momentum, state.weights().minus(state.before()));
        Vec gradient = told.gradient();
        Vec gradientAhead = t == 0 ? gradient : gradient.plus(momentum, gradient.minus(state.gradientBefore()));
        State next = new State(t + 1, ahead.plus(rate, gradientAhead), state.weights(), gradient);
        return Step.ending(next, new Iterate(t, state.weights(), Vec.zeros(0), 1, told));
    }

    @Override
    public String toString() {
        return "NesterovGradient(rate " + rate + ")";
    }
}
