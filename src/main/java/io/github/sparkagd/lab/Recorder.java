package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * A dynamics that does what another one does, and remembers where it was at the end of each iteration, or of every so many.
 *
 * @param <S> the state
 */
final class Recorder<S> implements Dynamics<S> {
    private final Dynamics<S> observed;
    private final int every;
    private final List<Iterate> iterates = new ArrayList<>();
    private final List<S> states = new ArrayList<>();

    private Recorder(Dynamics<S> observed, int every) {
        this.observed = observed;
        this.every = every;
    }

    static <S> Recorder<S> of(Dynamics<S> observed, int every) {
        return new Recorder<>(observed, every);
    }

    /** One per iteration 0 … t, or as many of them as were to be kept. */
    List<Iterate> iterates() {
        return iterates;
    }

    /** The states whose answers ended the iterations. */
    List<S> states() {
        return states;
    }

    @Override
    public Vec origin() {
        return observed.origin();
    }

    @Override
    public S start(Vec correlation) {
        return observed.start(correlation);
    }

    @Override
    public Query query(S state) {
        return observed.query(state);
    }

    @Override
    public Step<S> step(S state, Statistics told) {
        Step<S> step = observed.step(state, told);
        step.ended().filter(iterate -> iterate.iteration() % every == 0).ifPresent(iterate -> {
            iterates.add(iterate);
            states.add(state);
        });
        return step;
    }
}
