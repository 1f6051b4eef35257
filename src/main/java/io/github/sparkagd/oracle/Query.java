package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Vec;

/**
 * A question to the data: statistics at these weights.
 *
 * @param weights effective weights w, of length d
 * @param need what to compute; less is cheaper
 */
public record Query(Vec weights, Need need) {
    /** Which of the statistics a query asks for. */
    public enum Need {
        /** The moments ρ, κ, σ alone: one inner product per example. */
        MOMENTS,
        /** The gradient too: one inner product and one update of length d per example. */
        GRADIENT
    }

    /**
     * {@return a query for gradient and moments}
     *
     * @param weights of length d
     */
    public static Query gradient(Vec weights) {
        return new Query(weights, Need.GRADIENT);
    }

    /**
     * {@return a query for the moments alone}
     *
     * @param weights of length d
     */
    public static Query moments(Vec weights) {
        return new Query(weights, Need.MOMENTS);
    }
}
