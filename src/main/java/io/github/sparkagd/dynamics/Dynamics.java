package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;

/**
 * A training algorithm: immutable settings and a pure transition from state to state.
 *
 * <p>The loop asks {@link #queries} what the algorithm wants to know, evaluates it on the data in one pass and hands the
 * answers to {@link #step}, again and again. The first answer tells about the starting point alone and ends "iteration 0".
 *
 * @param <S> the state, an immutable value that holds all that the next step needs
 */
public interface Dynamics<S> {

    /**
     * {@return whether a step uses what is true of least squares alone, as {@link Statistics#rescaled} is; a dynamics
     * that follows gradients runs on any {@link io.github.sparkagd.oracle.Objective}}
     */
    default boolean needsLeastSquares() {
        return true;
    }

    /** {@return the effective weights at the start, of length d} */
    Vec origin();

    /**
     * {@return the state before anything is told}
     *
     * @param correlation b = (1/n) X y, of length d
     */
    S start(Vec correlation);

    /**
     * {@return what {@code state} wants to know next, at least one thing; of the very first state, the gradient at the
     * origin} The first query is at the weights of the iterate that the answers end, up to a factor.
     *
     * @param state where the algorithm stands
     */
    List<Query> queries(S state);

    /**
     * {@return the state that follows}
     *
     * @param state where the algorithm stands
     * @param told the statistics that {@link #queries} asked for, in that order
     */
    Step<S> step(S state, List<Statistics> told);
}
