package io.github.sparkagd.train;

import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;

/** The training algorithms, by the names users type. */
public enum Algorithm {
    /** Aligned gradient descent, Algorithm 1 of the paper. */
    AGD("agd"),
    /** Aligned gradient descent whose one scalar layer takes the exact minimiser (§4.3, "full correction"). */
    AGD_FULL("agd-full"),
    /** Gradient descent on the shallow network. */
    GD("gd"),
    /** Gradient descent with Polyak's momentum on the shallow network. */
    HEAVY_BALL("heavy-ball"),
    /** Nesterov's accelerated gradient on the shallow network. */
    NESTEROV("nesterov"),
    /** Plain gradient descent on all layers of a deep linear network at once. */
    DEEP_GD("deep-gd");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    /** The name on the command line and in files. */
    public String label() {
        return label;
    }

    /** The rate that theory recommends on data with this spectrum. */
    public double optimalRate(Spectrum spectrum) {
        return switch (this) {
            case GD, AGD, AGD_FULL, DEEP_GD -> spectrum.optimalRate();
            case HEAVY_BALL -> LearningRates.heavyBall(spectrum).rate();
            case NESTEROV -> LearningRates.nesterov(spectrum);
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
