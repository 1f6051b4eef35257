package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;

/**
 * Steepest descent with exact line search on the shallow network (Cauchy 1847): the honest baseline with no rate to tune.
 *
 * <pre>  w ← w + α·p,   α = g·p / pᵀAp,   p = g(w),   A = (1/n) X Xᵀ </pre>
 *
 * <p>One pass tells two things: the statistics at w, and those at p, of which A·p = b − g(p) and pᵀAp = mean (x·p)² follow. So
 * the direction of the next iteration, p ← g(w) − α·A·p, is known before a pass at the next w is made; as it starts from the
 * gradient that was measured, rounding does not add up.
 *
 * <p>Cost: one pass of two evaluations per iteration, and one pass before the first.
 */
public final class SteepestDescent implements Dynamics<SteepestDescent.State> {
    private final Vec origin;

    /**
     * What steepest descent remembers.
     *
     * @param iteration the iteration that the next answers end
     * @param weights w, of length d; before the first move those of the start
     * @param direction p, of length d: the gradient at w; of length 0 at the start, where it is not known
     * @param moved false before the first move, when p alone is asked about
     * @param correlation b, of length d
     */
    public record State(int iteration, Vec weights, Vec direction, boolean moved, Vec correlation) {
        boolean isStart() {
            return direction.size() == 0;
        }
    }

    /** @param origin the starting weights, of length d */
    public SteepestDescent(Vec origin) {
        this.origin = origin;
    }

    @Override
    public Vec origin() {
        return origin;
    }

    @Override
    public State start(Vec correlation) {
        return new State(0, origin, Vec.zeros(0), false, correlation);
    }

    @Override
    public List<Query> queries(State state) {
        if (state.isStart()) {
            return List.of(Query.gradient(state.weights()));
        }
        Query alongDirection = Query.gradient(state.direction());
        return state.moved() ? List.of(Query.gradient(state.weights()), alongDirection) : List.of(alongDirection);
    }

    @Override
    public Step<State> step(State state, List<Statistics> told) {
        if (state.isStart()) {
            Vec gradient = told.get(0).gradient();
            State next = new State(1, state.weights(), gradient, false, state.correlation());
            return Step.ending(next, iterate(0, state.weights(), told.get(0)));
        }
        if (!state.moved()) {
            return Step.within(moved(state, 1, state.direction(), told.get(0)));
        }
        int t = state.iteration();
        return Step.ending(
                moved(state, t + 1, told.get(0).gradient(), told.get(1)), iterate(t, state.weights(), told.get(0)));
    }

    private static Iterate iterate(int iteration, Vec weights, Statistics statistics) {
        return new Iterate(iteration, weights, Vec.zeros(0), 1, statistics);
    }

    /** To the least loss along p. */
    private static State moved(State state, int iteration, Vec gradient, Statistics along) {
        Vec direction = state.direction();
        double curvature = along.moments().output();
        double rate = curvature > 0 ? gradient.dot(direction) / curvature : 0;
        Vec image = state.correlation().minus(along.gradient());
        return new State(
                iteration,
                state.weights().plus(rate, direction),
                gradient.plus(-rate, image),
                true,
                state.correlation());
    }

    @Override
    public String toString() {
        return "SteepestDescent";
    }
}
