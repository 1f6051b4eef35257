package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.ColumnMoments;

/**
 * The L2 penalty behind {@code regParam}, as Spark's normal solver has it.
 *
 * <pre>
 *   minimise  Σ ω·r² / 2Σ ω + (regParam / 2σ_y) Σ (σⱼ wⱼ)²
 * </pre>
 *
 * <p>ω are the rows' weights, 1 where there are none, σ population deviations; without standardisation wⱼ stands in place of
 * σⱼwⱼ. In the coordinates trained in, both read Σ ω·r² / 2Σ ω + (λ/2)‖v‖² with λ = regParam / σ_y.
 */
final class Penalty {
    /** Rates are quotients of a few of these. */
    private static final double LARGEST = 1e300;

    private Penalty() {}

    /**
     * λ in the coordinates trained in.
     *
     * @param center what is taken off every label
     */
    static double inCoordinates(double regParam, ColumnMoments moments, double center) {
        if (regParam == 0) {
            return 0;
        }
        double deviation = moments.labelDeviation();
        if (deviation == 0 && center == moments.labelMean()) {
            // All labels are zero there, and so are the best weights, whatever the penalty.
            return regParam;
        }
        if (deviation == 0) {
            throw new IllegalArgumentException("regParam must be 0 when all labels are the same, got " + regParam
                    + ": it is relative to the labels' standard deviation. Maybe fit an intercept.");
        }
        double penalty = regParam / deviation;
        Check.that(
                () -> penalty <= LARGEST,
                "regParam over the labels' standard deviation must be at most " + LARGEST + ", got " + regParam
                        + " over " + deviation + ". Maybe a smaller regParam.");
        return penalty;
    }
}
