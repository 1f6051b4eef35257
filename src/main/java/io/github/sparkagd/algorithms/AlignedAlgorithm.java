package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Check;

/** Aligned gradient descent, Algorithm 1 of the paper. */
record AlignedAlgorithm(int depth) implements Algorithm {
    AlignedAlgorithm {
        Check.atLeast("depth", 1, depth);
    }

    @Override
    public Algorithm at(int other) {
        return new AlignedAlgorithm(other);
    }

    @Override
    public String label() {
        return "agd";
    }

    @Override
    public Algorithm simplest() {
        return depth == 1 ? new ShallowAlgorithm() : this;
    }

    @Override
    public boolean needsUnitLabels() {
        return depth > 1;
    }

    @Override
    public Dynamics<?> dynamics(AlgorithmSettings settings) {
        return dynamics(depth, ScaleRule.GRADIENT_STEP, settings);
    }

    /** In the form that the settings ask for. */
    static Dynamics<?> dynamics(int depth, ScaleRule rule, AlgorithmSettings settings) {
        return settings.literal()
                ? new RoundRobinAlignedGradientDescent(depth, settings.rate(), rule, settings.origin())
                : new AlignedGradientDescent(depth, settings.rate(), rule, settings.origin());
    }
}
