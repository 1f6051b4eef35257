package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.SteepestDescent;
import io.github.sparkagd.theory.Spectrum;
import java.util.Optional;
import java.util.OptionalDouble;

/** Steepest descent with exact line search on the shallow network. */
record SteepestAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 1;
    }

    @Override
    public String label() {
        return "steepest";
    }

    @Override
    public boolean hasRate() {
        return false;
    }

    @Override
    public OptionalDouble optimalRate(Spectrum spectrum) {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<RateBound> stableBelow(double largest) {
        return Optional.empty();
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new SteepestDescent(settings.origin());
    }
}
