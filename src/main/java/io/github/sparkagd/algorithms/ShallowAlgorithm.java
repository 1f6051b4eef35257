package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;

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
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new GradientDescent(settings.rate(), settings.origin());
    }
}
