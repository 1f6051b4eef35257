package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;

/**
 * A training algorithm: immutable settings and a pure transition from state to state.
 *
 * <p>The loop asks {@link #query} what the algorithm wants to know, evaluates it on the data and hands the answer to {@link
 * #step}, again and again. The first answer tells about the starting point and ends "iteration 0".
 *
 * @param <S> the state, an immutable value that holds all that the next step needs
 */
public interface Dynamics<S> {

    /** The effective weights at the start, of length d. */
    Vec origin();

    /**
     * The state before anything is told.
     *
     * @param correlation b = (1/n) X y, of length d
     */
    S start(Vec correlation);

    /** What {@code state} wants to know next. */
    Query query(S state);

    /**
     * The state that follows.
     *
     * @param state where the algorithm stands
     * @param told the statistics that {@link #query} asked for
     */
    Step<S> step(S state, Statistics told);
}
