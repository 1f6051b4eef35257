package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * Gradient descent with momentum on the shallow network (Polyak 1964).
 *
 * <pre>  m ← β·m + η·g,   w ← w + m </pre>
 *
 * <p>Cost: one evaluation per iteration.
 */
public final class HeavyBall implements SingleQueryDynamics<HeavyBall.State> {
    private final double rate;
    private final double momentum;
    private final Vec origin;

    /**
     * What heavy ball remembers.
     *
     * @param iteration the iteration that the next answer ends
     * @param weights w, of length d
     * @param move m, the last move, of length d
     */
    public record State(int iteration, Vec weights, Vec move) {}

    /**
     * @param rate η, positive and finite
     * @param momentum β, 0 ≤ β &lt; 1
     * @param origin the starting weights, of length d
     */
    public HeavyBall(double rate, double momentum, Vec origin) {
        this.rate = Check.positive("learning rate", rate);
        Check.that(() -> momentum >= 0 && momentum < 1, "momentum must be in [0, 1), got " + momentum);
        this.momentum = momentum;
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
        return new State(0, origin, Vec.zeros(origin.size()));
    }

    @Override
    public Query query(State state) {
        return Query.gradient(state.weights());
    }

    @Override
    public Step<State> step(State state, Statistics told) {
        Vec move = state.move().times(momentum).plus(rate, told.gradient());
        State next = new State(state.iteration() + 1, state.weights().plus(move), move);
        return Step.ending(next, new Iterate(state.iteration(), state.weights(), Vec.zeros(0), 1, told));
    }

    @Override
    public String toString() {
        return "HeavyBall(rate " + rate + ", momentum " + momentum + ")";
    }
}
