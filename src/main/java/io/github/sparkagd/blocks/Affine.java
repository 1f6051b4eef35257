package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;

/**
 * A prediction p = x·w + offset to be measured in a pass over the rows.
 *
 * @param weights w, of length d, for raw rows
 * @param offset what is added to every inner product
 * @param gradient whether the sum Σ r·x is wanted too
 */
public record Affine(Vec weights, double offset, boolean gradient) implements Serializable {}
