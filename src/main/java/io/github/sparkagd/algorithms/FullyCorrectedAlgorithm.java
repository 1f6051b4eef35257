package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.ScaleRule;

/** Aligned gradient descent whose one scalar layer takes the exact minimiser (§4.3, "full correction"). */
record FullyCorrectedAlgorithm() implements Algorithm {
    @Override
    public int depth() {
        return 2;
    }

    @Override
    public String label() {
        return "agd-full";
    }

    @Override
    public boolean needsUnitLabels() {
        return true;
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return AlignedAlgorithm.dynamics(depth(), ScaleRule.FULL_CORRECTION, settings);
    }
}
