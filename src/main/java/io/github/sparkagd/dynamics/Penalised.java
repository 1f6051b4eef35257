package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Any dynamics on the loss with an L2 penalty.
 *
 * <pre>  loss = ‖y − ŷ‖² / 2n + (λ/2)·‖w‖² </pre>
 *
 * <p>The penalty enters on the driver, into the statistics that the dynamics is told ({@link Statistics#penalised}), so
 * runs of different λ share a pass. Losses and gradients of its iterates are those of the penalised problem.
 */
public final class Penalised<S> implements Dynamics<S> {
    private final Dynamics<S> inner;
    private final double penalty;

    /**
     * @param inner the dynamics
     * @param penalty λ, in the coordinates trained in; finite and not negative
     */
    public Penalised(Dynamics<S> inner, double penalty) {
        this.inner = inner;
        this.penalty = Check.finite("penalty", penalty);
        Check.that(() -> penalty >= 0, "penalty must not be negative, got " + penalty);
    }

    /**
     * {@return {@code inner} with the penalty λ}
     *
     * @param <S> the state of {@code inner}
     * @param inner the dynamics without a penalty
     * @param penalty λ ≥ 0 of (λ/2)‖w‖²
     */
    public static <S> Dynamics<S> of(Dynamics<S> inner, double penalty) {
        return penalty == 0 ? inner : new Penalised<>(inner, penalty);
    }

    @Override
    public boolean needsLeastSquares() {
        return inner.needsLeastSquares();
    }

    @Override
    public Vec origin() {
        return inner.origin();
    }

    @Override
    public S start(Vec correlation) {
        return inner.start(correlation);
    }

    @Override
    public List<Query> queries(S state) {
        return inner.queries(state);
    }

    @Override
    public Step<S> step(S state, List<Statistics> told) {
        List<Query> queries = inner.queries(state);
        List<Statistics> penalised = new ArrayList<>();
        for (int k = 0; k < told.size(); k++) {
            penalised.add(told.get(k).penalised(penalty, queries.get(k).weights()));
        }
        return inner.step(state, penalised);
    }

    @Override
    public String toString() {
        return inner + " with penalty " + penalty;
    }
}
