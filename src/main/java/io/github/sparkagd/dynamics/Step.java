package io.github.sparkagd.dynamics;

import java.util.Optional;

/**
 * One transition of a {@link Dynamics}.
 *
 * @param state the next state
 * @param ended the iterate, when the answer was the last one that an iteration needed
 */
public record Step<S>(S state, Optional<Iterate> ended) {

    static <S> Step<S> ending(S state, Iterate iterate) {
        return new Step<>(state, Optional.of(iterate));
    }

    static <S> Step<S> within(S state) {
        return new Step<>(state, Optional.empty());
    }
}
