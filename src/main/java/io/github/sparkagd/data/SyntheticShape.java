package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.settings.Refusal;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What generated features look like.
 *
 * @param variances λ_j, whatever the density
 * @param density the chance of a value to be there, 0 &lt; q ≤ 1; below 1 rows are sparse
 * @param popularityExponent S, where the chance of the k-th most frequent column falls as k^−S and values have no variances of
 *     their own; 0 where all columns occur alike
 * @param exact whether each value is a multiple of a power of two about 2⁻¹⁰ of its column's deviation, which two bytes hold
 */
public record SyntheticShape(Variances variances, double density, boolean exact, double popularityExponent)
        implements Serializable {
    /** Dense features with λ_j = 1/j. */
    public static final SyntheticShape DEFAULT = new SyntheticShape(Variances.DEFAULT, 1, false);

    /** Beyond, hardly any column but the first occurs. */
    private static final double LARGEST_EXPONENT = 10;

    private static final double LEAST_DENSITY = 1e-9;

    /**
     * Refuses a density out of bounds.
     *
     * @param variances λ_j, whatever the density
     * @param density the chance of a value to be there, 0 &lt; q ≤ 1; below 1 rows are sparse
     * @param exact whether each value is a multiple of a power of two about 2⁻¹⁰ of its column's deviation, which two
     *     bytes hold
     * @param popularityExponent S of Zipf's law; 0 where all columns are equally popular
     */
    public SyntheticShape {
        Check.that(
                () -> density >= LEAST_DENSITY && density <= 1,
                "density must be between " + LEAST_DENSITY + " and 1, got " + density);
        Check.that(
                () -> popularityExponent == 0 || density < 1, "popularity is for sparse rows, got density " + density);
    }

    /**
     * Of columns that occur alike.
     *
     * @param variances of the features
     * @param density the share of entries that are not zero
     * @param exact whether values are short enough for small storage
     */
    public SyntheticShape(Variances variances, double density, boolean exact) {
        this(variances, density, exact, 0);
    }

    /**
     * Sparse rows whose columns occur as often as {@code popularity} says, which is {@code zipf:S}.
     *
     * @param popularity as users type it, such as {@code zipf:1.1}
     * @param density the share of entries that are not zero
     * @return the shape
     * @throws Refusal when it is not
     */
    public static SyntheticShape popular(String popularity, double density) {
        String[] parts = popularity.trim().toLowerCase(Locale.ROOT).split(":", -1);
        double exponent = parts.length == 2 && parts[0].equals("zipf")
                ? Numbers.finite(parts[1]).orElse(Double.NaN)
                : Double.NaN;
        Refusal.unless(
                exponent > 0 && exponent <= LARGEST_EXPONENT,
                "{popularity} must be zipf:S with 0 < S <= %s, got '%s'. Maybe zipf:1.1.",
                (int) LARGEST_EXPONENT,
                Numbers.shown(popularity));
        return new SyntheticShape(Variances.DEFAULT, density, false, exponent);
    }

    /** S of the columns' chances; empty where all occur alike. */
    OptionalDouble popularity() {
        return popularityExponent > 0 ? OptionalDouble.of(popularityExponent) : OptionalDouble.empty();
    }

    /** {@return whether only some values are there} */
    public boolean sparse() {
        return density < 1;
    }
}
