package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;

/**
 * Which run of a training: algorithm, depth and rate, and what else tells it from others.
 *
 * @param algorithm the algorithm
 * @param depth L ≥ 1, the number of layers
 * @param learningRate η, positive and finite
 * @param variant tells runs of the same algorithm, depth and rate apart, such as by their start; usually empty
 */
public record RunId(Algorithm algorithm, int depth, double learningRate, String variant) {
    public RunId {
        Check.atLeast("depth", 1, depth);
        Check.positive("learning rate", learningRate);
    }

    /** Of a run that needs nothing to tell it apart. */
    public RunId(Algorithm algorithm, int depth, double learningRate) {
        this(algorithm, depth, learningRate, "");
    }

    /** The name in files, such as {@code agd-L4-0.02}; unique within a training. */
    public String name() {
        String name = algorithm.label() + "-L" + depth + "-" + learningRate;
        return variant.isEmpty() ? name : name + "-" + variant;
    }
}
