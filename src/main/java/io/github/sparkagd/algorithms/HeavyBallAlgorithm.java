package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.HeavyBall;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import java.util.OptionalDouble;
import java.util.Set;

/** Gradient descent with Polyak's momentum on the shallow network. */
record HeavyBallAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 1;
    }

    @Override
    public String label() {
        return "heavy-ball";
    }

    @Override
    public Set<String> ownSettings() {
        return Set.of("momentum");
    }

    @Override
    public OptionalDouble optimalRate(Spectrum spectrum) {
        return OptionalDouble.of(LearningRates.heavyBall(spectrum).rate());
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new HeavyBall(settings.rate(), settings.momentum().getAsDouble(), settings.origin());
    }
}
