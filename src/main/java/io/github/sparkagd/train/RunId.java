package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;

/**
 * Which run of a training: algorithm, depth and rate.
 *
 * @param algorithm the algorithm
 * @param depth L ≥ 1, the number of layers
 * @param learningRate η, positive and finite
 */
public record RunId(Algorithm algorithm, int depth, double learningRate) {
    public RunId {
        Check.atLeast("depth", 1, depth);
        Check.positive("learning rate", learningRate);
    }

    /** The name in files, such as {@code agd-L4-0.02}; unique within a training. */
    public String name() {
        return algorithm.label() + "-L" + depth + "-" + learningRate;
    }
}
