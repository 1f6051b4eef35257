package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;

/**
 * A prediction p = x·w + offset to be measured in a pass over the rows.
 *
 * @param weights w, of length d, for raw rows
 * @param offset what is added to every inner product
 * @param gradient whether the sum Σ r·x is wanted too
 */
public record Affine(Vec weights, double offset, boolean gradient) implements Serializable {
    /**
     * {@return x·w, added in the order in which passes add it: with the same bits on every machine}
     *
     * @param row x. Not modified.
     * @param weights w, of the same length. Not modified.
     */
    public static double product(double[] row, double[] weights) {
        return Kernels.dot(row, 0, weights);
    }
}
