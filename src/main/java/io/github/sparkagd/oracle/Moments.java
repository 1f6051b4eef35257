package io.github.sparkagd.oracle;

/**
 * The three means over the examples that say how well weights w fit, with ŷ = w·x and r = y − ŷ.
 *
 * @param residual ρ = mean r², so that the loss is ρ/2
 * @param alignment κ = mean r·ŷ = ⟨Ŷ,E⟩/n
 * @param output σ = mean ŷ²
 */
public record Moments(double residual, double alignment, double output) {

    /** {@return the loss 1/(2n) Σ (ŷ − y)²} */
    public double loss() {
        return residual / 2;
    }

    /**
     * {@return the moments at the weights f·w, from those at w, without a pass over the data}
     *
     * <pre>
     *   ρ ← ρ + 2(1−f)κ + (1−f)²σ      κ ← f(κ + (1−f)σ)      σ ← f²σ
     * </pre>
     *
     * @param f the factor on the weights
     */
    public Moments rescaled(double f) {
        if (f == 1.0) {
            return this;
        }
        double rest = 1 - f;
        double moved = residual + 2 * rest * alignment + rest * rest * output;
        return new Moments(Math.max(0, moved), f * (alignment + rest * output), f * f * output);
    }
}
