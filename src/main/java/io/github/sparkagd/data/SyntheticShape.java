package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Check;
import java.io.Serializable;

/**
 * What generated features look like.
 *
 * @param variances λ_j, whatever the density
 * @param density the chance of a value to be there, 0 &lt; q ≤ 1; below 1 rows are sparse
 * @param exact whether each value is a multiple of a power of two about 2⁻¹⁰ of its column's deviation, which two bytes hold
 */
public record SyntheticShape(Variances variances, double density, boolean exact) implements Serializable {
    /** Dense features with λ_j = 1/j. */
    public static final SyntheticShape DEFAULT = new SyntheticShape(Variances.DEFAULT, 1, false);

    private static final double LEAST_DENSITY = 1e-9;

    public SyntheticShape {
        Check.that(
                () -> density >= LEAST_DENSITY && density <= 1,
                "density must be between " + LEAST_DENSITY + " and 1, got " + density);
    }

    /** Whether only some values are there. */
    public boolean sparse() {
        return density < 1;
    }
}
