package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.theory.Spectrum;
import java.util.Optional;
import java.util.OptionalDouble;

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
    public OptionalDouble optimalRate(Spectrum spectrum) {
        return OptionalDouble.of(spectrum.optimalRate());
    }

    @Override
    public Optional<RateBound> stableBelow(double largest) {
        return RateBound.shallow(largest);
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return AlignedAlgorithm.dynamics(depth(), ScaleRule.FULL_CORRECTION, settings);
    }
}
