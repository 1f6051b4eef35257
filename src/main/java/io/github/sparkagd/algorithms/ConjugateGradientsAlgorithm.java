package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.ExactLineSearch;

/** Conjugate gradients on the shallow network. */
record ConjugateGradientsAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 1;
    }

    @Override
    public String label() {
        return "cg";
    }

    @Override
    public boolean hasRate() {
        return false;
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return new ExactLineSearch(ExactLineSearch.Directions.CONJUGATE, settings.origin());
    }
}
