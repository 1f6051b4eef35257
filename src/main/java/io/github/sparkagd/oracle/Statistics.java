package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;

/**
 * What one pass over the n training examples tells about weights w.
 *
 * @param gradient g = (1/n) X(y − Xᵀw), of length d: the direction of steepest descent of the loss 1/(2n) Σ (ŷ − y)²;
 *     of length 0 where the query did not ask for it
 * @param moments ρ, κ and σ at w
 */
public record Statistics(Vec gradient, Moments moments) {

    /** True when the query asked for the gradient. */
    public boolean hasGradient() {
        return gradient.size() > 0;
    }

    /**
     * The statistics at the weights f·w, without a pass over the data: g ← f·g + (1−f)·b, and the moments likewise.
     *
     * @param f the factor on the weights
     * @param correlation b = (1/n) X y, the gradient at w = 0, of length d
     */
    public Statistics rescaled(double f, Vec correlation) {
        if (f == 1.0) {
            return this;
        }
        Check.sameSize("gradient", correlation.size(), gradient.size());
        return new Statistics(gradient.times(f).plus(1 - f, correlation), moments.rescaled(f));
    }
}
