package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.linalg.Check;
import java.util.OptionalDouble;

/**
 * Which run of a training: algorithm, depth and rate, and what else tells it from others.
 *
 * @param algorithm with its depth
 * @param learningRate η, positive and finite; empty for an algorithm without a rate
 * @param variant distinguishes runs of the same algorithm, depth and rate, such as by their start; usually empty
 */
public record RunId(Algorithm algorithm, OptionalDouble learningRate, String variant) {
    /** Where others have their rate. */
    private static final String WITHOUT_RATE = "exact";

    /**
     * Refuses a rate that is not positive and finite.
     *
     * @param algorithm with its depth
     * @param learningRate η, positive and finite; empty for an algorithm without a rate
     * @param variant distinguishes runs of the same algorithm, depth and rate, such as by their start; usually empty
     */
    public RunId {
        learningRate.ifPresent(rate -> Check.positive("learning rate", rate));
    }

    /**
     * Names a run that needs nothing to tell it apart.
     *
     * @param algorithm with its depth
     * @param learningRate η, positive and finite
     */
    public RunId(Algorithm algorithm, double learningRate) {
        this(algorithm, OptionalDouble.of(learningRate), "");
    }

    /** {@return the number of layers, L ≥ 1} */
    public int depth() {
        return algorithm.depth();
    }

    /** {@return η; NaN for an algorithm without a rate} */
    public double rate() {
        return learningRate.orElse(Double.NaN);
    }

    /** {@return the name in files, such as {@code agd-L4-0.02}; unique within a training} */
    public String name() {
        String rate = learningRate.isPresent() ? Double.toString(learningRate.getAsDouble()) : WITHOUT_RATE;
        String name = algorithm.label() + "-L" + depth() + "-" + rate;
        return variant.isEmpty() ? name : name + "-" + variant;
    }
}
