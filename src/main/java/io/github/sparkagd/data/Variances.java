package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.settings.Refusal;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * The variances of generated features, which are the eigenvalues of their covariance.
 *
 * <pre>
 *   power:P      λ_j = j^−P                       j = 1 … d
 *   geometric:C  λ_j = C^−(j−1)/(d−1)             from 1 down to 1/C
 *   flat         λ_j = 1
 *   a,b,c        as listed
 * </pre>
 *
 * @param law how they follow from j
 * @param parameter P or C; 1 where the law has none
 * @param listed the listed ones; of length 0 for the other laws
 */
public record Variances(Law law, double parameter, Vec listed) implements Serializable {
    /** λ_j = 1/j. */
    public static final Variances DEFAULT = new Variances(Law.POWER, 1, Vec.of());

    /** What floats and sums of squares hold with room to spare. */
    private static final double SMALLEST = 1e-60;

    private static final double LARGEST = 1e60;

    /** How variances follow from their place. */
    enum Law {
        POWER,
        GEOMETRIC,
        FLAT,
        LISTED
    }

    /**
     * {@return the variances that a user has asked for}
     *
     * @param text one of the forms above
     * @throws Refusal when it is none of the forms above
     */
    public static Variances parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", -1);
        boolean pair = parts.length == 2;
        if (pair && parts[0].equals("power")) {
            double power = number(parts[1], text);
            Refusal.unless(power >= 0, "the power of {spectrum} must be at least 0, got %s. Maybe power:1.", power);
            return new Variances(Law.POWER, power, Vec.of());
        }
        if (pair && parts[0].equals("geometric")) {
            double condition = number(parts[1], text);
            Refusal.unless(
                    condition >= 1,
                    "the condition of {spectrum} must be at least 1, got %s. Maybe geometric:1000.",
                    condition);
            return new Variances(Law.GEOMETRIC, condition, Vec.of());
        }
        if (parts.length == 1 && parts[0].equals("flat")) {
            return new Variances(Law.FLAT, 1, Vec.of());
        }
        double[] listed = Arrays.stream(parts.length == 1 ? text.split(",", -1) : new String[] {text})
                .mapToDouble(part -> number(part.trim(), text))
                .toArray();
        return new Variances(Law.LISTED, 1, Vec.of(listed));
    }

    private static double number(String part, String text) {
        return Numbers.finite(part)
                .orElseThrow(() -> new Refusal(
                        "{spectrum} must be power:P, geometric:CONDITION, flat, or a list such as 4,1,0.25, got '%s'. "
                                + "Maybe power:1.",
                        Numbers.shown(text)));
    }

    /**
     * λ₁ … λ_d.
     *
     * @param columns d ≥ 1
     * @throws Refusal when as many are not listed, or a number is beyond what can be summed
     */
    Vec of(int columns) {
        if (law == Law.LISTED) {
            Refusal.unless(
                    listed.size() == columns,
                    "{spectrum} lists %s variances for %s columns. Maybe {columns=%s}.",
                    listed.size(),
                    columns,
                    listed.size());
        }
        double[] variances = new double[columns];
        for (int j = 0; j < columns; j++) {
            double variance = at(j, columns);
            Refusal.unless(
                    variance == 0 || (variance >= SMALLEST && variance <= LARGEST),
                    "variances of {spectrum} must be 0 or between " + SMALLEST + " and " + LARGEST
                            + ", got %s. Maybe power:1.",
                    variance);
            variances[j] = variance;
        }
        Vec all = Vec.of(variances);
        Refusal.unless(!all.isZero(), "{spectrum} must have a variance above 0. Maybe power:1.");
        return all;
    }

    private double at(int j, int columns) {
        return switch (law) {
            case POWER -> 1.0 / StrictMath.pow(j + 1, parameter);
            case GEOMETRIC -> StrictMath.pow(parameter, -j / Math.max(1.0, columns - 1));
            case FLAT -> 1;
            case LISTED -> listed.get(j);
        };
    }
}
