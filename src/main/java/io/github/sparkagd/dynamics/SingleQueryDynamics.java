package io.github.sparkagd.dynamics;

import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;

/** A dynamics that wants to know one thing at a time. */
public interface SingleQueryDynamics<S> extends Dynamics<S> {

    /**
     * {@return what {@code state} wants to know next}
     *
     * @param state where the algorithm stands
     */
    Query query(S state);

    /**
     * {@return the state that follows}
     *
     * @param state where the algorithm stands
     * @param told the statistics that {@link #query} asked for
     */
    Step<S> step(S state, Statistics told);

    @Override
    default List<Query> queries(S state) {
        return List.of(query(state));
    }

    @Override
    default Step<S> step(S state, List<Statistics> told) {
        return step(state, told.get(0));
    }
}
