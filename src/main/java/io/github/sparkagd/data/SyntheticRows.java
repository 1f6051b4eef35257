package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;

/**
 * Makes the rows of a {@link SyntheticSpec}; each is a function of the seed and its number alone.
 *
 * <pre>  x_j = √λ_j·N(0,1),   y = x·w* + noise·N(0,1),   w* from the seed with mean (x·w*)² = 1 </pre>
 */
public final class SyntheticRows {
    private final SyntheticSpec spec;
    private final Vec deviations;
    private final Vec truth;

    public SyntheticRows(SyntheticSpec spec) {
        this.spec = spec;
        double[] roots = new double[spec.columns()];
        for (int j = 0; j < roots.length; j++) {
            roots[j] = Math.sqrt(1.0 / (j + 1));
        }
        deviations = Vec.of(roots);
        Vec direction = new Gaussian(Mix.mix(spec.seed())).vector(roots.length);
        truth = direction.times(1 / direction.times(deviations).norm());
    }

    /** w*, of length d. */
    public Vec truth() {
        return truth;
    }

    /** Row {@code number}, training rows first. */
    RawRow row(long number) {
        Gaussian gaussian = new Gaussian(Mix.mix(spec.seed() ^ Mix.mix(number)));
        Vec features = gaussian.vector(spec.columns()).times(deviations);
        double label = features.dot(truth) + spec.noise() * gaussian.next();
        return RawRow.dense(0, label, features.toArray());
    }
}
