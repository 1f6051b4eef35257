package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.theory.Spectrum;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A training algorithm at a depth: a run but for its rate. Values; two are equal when label and depth are. */
public interface Algorithm {

    /** {@return the name on the command line, as a param and in files, such as {@code agd-full}} */
    String label();

    /** {@return the number of layers, L ≥ 1} */
    int depth();

    /**
     * {@return the same algorithm with {@code depth} layers; itself where it has one depth only}
     *
     * @param depth L ≥ 1
     */
    default Algorithm at(int depth) {
        return this;
    }

    /** {@return the algorithm that does the same, bit for bit, and is simpler; itself where there is none} */
    default Algorithm simplest() {
        return this;
    }

    /** {@return whether it can be trained at several depths, so that a legend has to say which} */
    default boolean hasDepths() {
        return !at(2).equals(at(3));
    }

    /** {@return whether convergence rests on mean y² ≤ 1, as with scalar layers (Theorem 1)} */
    default boolean needsUnitLabels() {
        return false;
    }

    /**
     * Whether weights are at all times a combination of the start and of gradients: every run then stays in the span of the
     * training rows and its start, and from zero in the Krylov space of A and b.
     *
     * @return whether it does
     */
    default boolean combinesGradients() {
        return true;
    }

    /**
     * {@return the settings that mean something to this algorithm and not to all: {@code momentum}, {@code width},
     * {@code init}}
     */
    default Set<String> ownSettings() {
        return Set.of();
    }

    /** {@return whether a learning rate must be chosen; an algorithm without one finds its steps itself} */
    default boolean hasRate() {
        return true;
    }

    /**
     * {@return the rate that theory recommends on data with this spectrum; empty for an algorithm without a rate}
     *
     * @param spectrum eigenvalues of (1/n) X Xᵀ in the coordinates trained in
     */
    default OptionalDouble optimalRate(Spectrum spectrum) {
        return hasRate() ? OptionalDouble.of(spectrum.optimalRate()) : OptionalDouble.empty();
    }

    /**
     * {@return a rate below which no run from w = 0 diverges, mean y² being at most 1 where {@link #needsUnitLabels}
     * says so; empty where there is none that holds for every start}
     *
     * @param largest λ_max
     */
    default Optional<RateBound> stableBelow(double largest) {
        return hasRate() ? Optional.of(new RateBound("2/λ_max", 2 / largest)) : Optional.empty();
    }

    /**
     * {@return the pure transitions of a run}
     *
     * @param settings what the run is made of, beside this algorithm
     */
    Dynamics<?> dynamics(AlgorithmSettings settings);

    /**
     * A bound of the learning rate.
     *
     * @param formula for people, such as {@code 2/λ_max}
     * @param value of the formula
     */
    record RateBound(String formula, double value) {}
}
