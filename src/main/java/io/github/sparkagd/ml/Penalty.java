package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.ColumnMoments;

/**
 * The L2 penalty behind {@code regParam}, as Spark's normal solver has it.
 *
 * <pre>
 *   minimise  (1/2n) Σ r² + (regParam / 2σ_y) Σ (σⱼ wⱼ)²
 * </pre>
 *
 * <p>σ are population deviations; without standardisation wⱼ stands in place of σⱼwⱼ. In the coordinates trained in, both
 * read (1/2n) Σ r² + (λ/2)‖v‖² with λ = regParam / σ_y.
 */
final class Penalty {
    private Penalty() {}

    /** λ in the coordinates trained in. */
    static double inCoordinates(double regParam, ColumnMoments moments) {
        if (regParam == 0) {
            return 0;
        }
        double deviation = moments.labelDeviation();
        if (deviation == 0) {
            throw new IllegalArgumentException("regParam must be 0 when all labels are the same, got " + regParam
                    + ": it is relative to the labels' standard deviation");
        }
        return regParam / deviation;
    }
}
