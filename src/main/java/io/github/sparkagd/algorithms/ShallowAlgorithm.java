package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;
import io.github.sparkagd.theory.Spectrum;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gradient descent on the shallow network. */
record ShallowAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 1;
    }

    @Override
    public String label() {
        return "gd";
    }

    @Override
    public OptionalDouble optimalRate(Spectrum spectrum) {
        return OptionalDouble.of(spectrum.optimalRate());
    }

    @Override
    public Optional<RateBound> stableBelow(double largest) {
        return RateBound.shallow(largest);
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new GradientDescent(settings.rate(), settings.origin());
    }
}
