package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The least loss over the plane of the weights and the gradient: full correction and steepest descent at once, to see what both
 * are worth. Of the laboratory alone.
 *
 * <pre>  w ← α·w + β·p,   (α, β) from the normal equations of the loss,   p = g </pre>
 *
 * <p>As with {@link io.github.sparkagd.dynamics.ExactLineSearch} one pass tells of w and of p: A·w = b − g(w), A·p = b − g(p), and
 * with them the gradient at the next w, which is the next p. Cost: a pass of two evaluations an iteration, and one before the first.
 */
final class SpanSearch implements Dynamics<SpanSearch.State> {
    private final Vec origin;

    /**
     * What the search remembers.
     *
     * @param iteration the iteration that the next answers end; −1 before anything is known
     * @param weights w, of length d
     * @param direction p, of length d
     * @param correlation b, of length d
     */
    record State(int iteration, Vec weights, Vec direction, Vec correlation) {}

    /** @param dimension d; it starts at zero */
    SpanSearch(int dimension) {
        origin = Vec.zeros(dimension);
    }

    @Override
    public Vec origin() {
        return origin;
    }

    @Override
    public State start(Vec correlation) {
        return new State(-1, origin, origin, correlation);
    }

    @Override
    public List<Query> queries(State state) {
        Query atWeights = Query.gradient(state.weights());
        return state.iteration() < 0 ? List.of(atWeights) : List.of(atWeights, Query.gradient(state.direction()));
    }

    @Override
    public Step<State> step(State state, List<Statistics> told) {
        Statistics at = told.get(0);
        if (state.iteration() < 0) {
            State next = new State(0, state.weights(), at.gradient(), state.correlation());
            return new Step<>(next, Optional.empty());
        }
        Iterate iterate = new Iterate(state.iteration(), state.weights(), Vec.zeros(0), OptionalDouble.of(1), 1, at);
        return new Step<>(moved(state, at, told.get(1)), Optional.of(iterate));
    }

    private static State moved(State state, Statistics at, Statistics along) {
        Vec b = state.correlation();
        Vec w = state.weights();
        Vec p = state.direction();
        Vec imageOfWeights = b.minus(at.gradient());
        Vec imageOfDirection = b.minus(along.gradient());
        double ww = at.moments().output();
        double wp = p.dot(imageOfWeights);
        double pp = along.moments().output();
        double determinant = ww * pp - wp * wp;
        double wb = ww + at.moments().alignment();
        double pb = p.dot(b);
        boolean plane = determinant > ww * pp * Math.ulp(1.0);
        double alpha = plane ? (wb * pp - pb * wp) / determinant : 1;
        double beta = plane ? (ww * pb - wp * wb) / determinant : pp > 0 ? p.dot(at.gradient()) / pp : 0;
        Vec gradient = b.plus(-alpha, imageOfWeights).plus(-beta, imageOfDirection);
        return new State(state.iteration() + 1, w.times(alpha).plus(beta, p), gradient, b);
    }

    @Override
    public String toString() {
        return "SpanSearch";
    }
}
