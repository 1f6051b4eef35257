package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.ExactLineSearch;

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
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new ExactLineSearch(ExactLineSearch.Directions.STEEPEST, settings.origin());
    }
}
