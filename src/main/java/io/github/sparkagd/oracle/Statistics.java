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

    /** {@return whether the query asked for the gradient} */
    public boolean hasGradient() {
        return gradient.size() > 0;
    }

    /**
     * {@return the statistics at the weights f·w, without a pass over the data: g ← f·g + (1−f)·b, and the moments
     * likewise}
     *
     * @param f the factor on the weights
     * @param correlation b = (1/n) X y, the gradient at w = 0, of length d
     */
    public Statistics rescaled(double f, Vec correlation) {
        if (f == 1.0) {
            return this;
        }
        Check.sameSize("gradient", correlation.size(), gradient.size());
        return new Statistics(gradient.combined(f, 1 - f, correlation), moments.rescaled(f));
    }

    /**
     * {@return the statistics of the problem with the penalty (λ/2)‖w‖² added to the loss, from those without it}
     *
     * <p>It is the same as adding d examples √(nλ)·e_j with label 0, whatever is known of least squares stays true:
     *
     * <pre>
     *   g ← g − λw     ρ ← ρ + λ‖w‖²     κ ← κ − λ‖w‖²     σ ← σ + λ‖w‖²
     * </pre>
     *
     * @param penalty λ ≥ 0
     * @param weights w, of length d
     */
    public Statistics penalised(double penalty, Vec weights) {
        if (penalty == 0) {
            return this;
        }
        double square = penalty * weights.dot(weights);
        Vec slope = hasGradient() ? gradient.plus(-penalty, weights) : gradient;
        return new Statistics(
                slope,
                new Moments(moments.residual() + square, moments.alignment() - square, moments.output() + square));
    }
}
