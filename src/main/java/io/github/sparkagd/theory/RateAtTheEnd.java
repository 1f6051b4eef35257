package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How fast depth converges in the end: the first law of depth.
 *
 * <p>Near the solution the error stays orthogonal to the explained labels Y, along which the scalar layers take it away, and what
 * is left decays by K = (1/n) XᵀX compressed to the complement, P·K·P with P = I − YYᵀ/‖Y‖². In the eigenbasis Y has the squared
 * parts Eᵢ, so that the eigenvalues of the compression are the roots r of the secular equation
 *
 * <pre>  Σ Eᵢ / (λᵢ − r) = 0 </pre>
 *
 * <p>one between any two neighbours (Cauchy's interlacing). The smallest is the rate: between the smallest eigenvalue with energy,
 * which is the rate of gradient descent, and the next one. So in the end depth buys the gap between these two at most.
 *
 * <p>At a finite learning rate η an iteration multiplies the error by a contraction, 1 − ηr with full correction. With L layers,
 * L − 1 of which take the share R²/2 of what lies along Y, it is the largest root μ of
 *
 * <pre>  Σ Eᵢ / (1 − ηλᵢ − μ) = (1 − s) / (s·μ),   s = 1 − (1 − R²/2)^(L−1) </pre>
 *
 * <p>which tends to 1 − ηr as η → 0, at any L ≥ 2. Holds for η·λ_max ≤ 1: above that the largest eigenvalue may decide.
 */
public final class RateAtTheEnd {
    private final Vec eigenvalues;
    private final Vec energies;

    /** @param measure with at least two eigenvalues that have energy: with one alone full correction is at the end at once */
    public RateAtTheEnd(SpectralMeasure measure) {
        int[] counted = IntStream.range(0, measure.energies().size())
                .filter(i -> measure.energies().get(i) > 0)
                .toArray();
        Check.atLeast("eigenvalues with energy", 2, counted.length);
        eigenvalues = measure.eigenvalues().at(counted);
        energies = measure.energies().at(counted);
    }

    /** {@return the rate r of full correction as η → 0, in units of eigenvalues: the error falls as exp(−r·η·iterations)} */
    public double rate() {
        return root(eigenvalues.get(0), eigenvalues.get(1), r -> secular(value -> value, r));
    }

    /**
     * {@return the factor on the error in an iteration of full correction, 1 − ηr}
     *
     * @param learningRate η, at most 1/λ_max
     */
    public double contraction(double learningRate) {
        return 1 - learningRate * rate();
    }

    /**
     * {@return the factor on the error in an iteration of aligned gradient descent}
     *
     * @param learningRate η, at most 1/λ_max
     * @param depth L ≥ 2
     * @param explained R² ≤ 1, the mean square of the explained labels where mean y² is 1
     */
    public double contraction(double learningRate, int depth, double explained) {
        Check.atLeast("depth", 2, depth);
        double taken = 1 - Math.pow(1 - explained / 2, depth - 1);
        DoubleUnaryOperator factor = value -> 1 - learningRate * value;
        return root(
                factor.applyAsDouble(eigenvalues.get(1)),
                factor.applyAsDouble(eigenvalues.get(0)),
                mu -> secular(factor, mu) - (1 - taken) / (taken * mu));
    }

    /** Σ E / (value − x), the value being f(λ). */
    private double secular(DoubleUnaryOperator value, double x) {
        double sum = 0;
        for (int i = 0; i < energies.size(); i++) {
            sum += energies.get(i) / (value.applyAsDouble(eigenvalues.get(i)) - x);
        }
        return sum;
    }

    /** The root of a rising function with a pole at either end, to the last bit. */
    private static double root(double low, double high, DoubleUnaryOperator rising) {
        double below = low;
        double above = high;
        double middle = (below + above) / 2;
        while (below < middle && middle < above) {
            boolean under = rising.applyAsDouble(middle) < 0;
            below = under ? middle : below;
            above = under ? above : middle;
            middle = (below + above) / 2;
        }
        return middle;
    }
}
