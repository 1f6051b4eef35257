package io.github.sparkagd.train;

import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import java.util.OptionalDouble;

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

    /**
     * A rate below which no run of this algorithm from w = 0 diverges (mean y² being at most 1 with scalar layers): 2/λ_max, and 4/(3·λ_max) with Nesterov's momentum, which tends
     * to 1; empty for deep gradient descent, whose limit depends on where it starts.
     *
     * @param largest λ_max
     */
    public OptionalDouble stableBelow(double largest) {
        return switch (this) {
            case GD, AGD, AGD_FULL, HEAVY_BALL -> OptionalDouble.of(2 / largest);
            case NESTEROV -> OptionalDouble.of(4 / (3 * largest));
            case DEEP_GD -> OptionalDouble.empty();
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
