package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Check;
import java.io.Serializable;

/**
 * A generated data set: Gaussian features of some {@link SyntheticShape}, labels of a fixed linear rule with noise.
 *
 * @param rows n training rows
 * @param testRows test rows, numbered after the training rows
 * @param columns d
 * @param noise standard deviation of the labels' noise, 0 or more
 * @param seed of everything
 */
public record SyntheticSpec(long rows, long testRows, int columns, double noise, long seed) implements Serializable {
    /** The set that is used when no data are named. */
    public static final SyntheticSpec EMBEDDED = new SyntheticSpec(10_000, 2_000, 100, 0.1, 20_240_501L);

    /**
     * Refuses numbers out of bounds.
     *
     * @param rows n training rows
     * @param testRows test rows, numbered after the training rows
     * @param columns d
     * @param noise standard deviation of the labels' noise, 0 or more
     * @param seed of everything
     */
    public SyntheticSpec {
        Check.atLeast("rows", 1, rows);
        Check.atLeast("test rows", 0, testRows);
        Check.atLeast("columns", 1, columns);
        Check.finite("noise", noise);
        Check.that(() -> noise >= 0, "noise must be at least 0, got " + noise);
    }
}
