package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.NesterovGradient;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import java.util.Optional;
import java.util.OptionalDouble;

/** Nesterov's accelerated gradient on the shallow network. */
record NesterovAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 1;
    }

    @Override
    public String label() {
        return "nesterov";
    }

    @Override
    public OptionalDouble optimalRate(Spectrum spectrum) {
        return OptionalDouble.of(LearningRates.nesterov(spectrum));
    }

    /** 4/(3·λ_max), as the momentum tends to 1. */
    @Override
    public Optional<RateBound> stableBelow(double largest) {
        return Optional.of(new RateBound("4/(3·λ_max)", 4 / (3 * largest)));
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new NesterovGradient(settings.rate(), settings.origin());
    }
}
