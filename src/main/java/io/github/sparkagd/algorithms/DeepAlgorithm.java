package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.DeepGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.linalg.Check;
import java.util.Optional;
import java.util.Set;

/** Plain gradient descent on all layers of a deep linear network at once. */
record DeepAlgorithm(int depth) implements Algorithm {
    DeepAlgorithm {
        Check.atLeast("depth", 1, depth);
    }

    @Override
    public Algorithm at(int other) {
        return new DeepAlgorithm(other);
    }

    @Override
    public String label() {
        return "deep-gd";
    }

    /** A random network may start anywhere. */
    @Override
    public boolean combinesGradients() {
        return false;
    }

    @Override
    public Set<String> ownSettings() {
        return Set.of("width", "init");
    }

    /** None: its limit depends on where it starts. */
    @Override
    public Optional<RateBound> stableBelow(double largest) {
        return Optional.empty();
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new DeepGradientDescent(settings.rate(), settings.deep().network(settings.origin(), depth));
    }
}
