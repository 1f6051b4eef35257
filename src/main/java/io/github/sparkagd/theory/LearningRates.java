package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Vec;

/** Learning rates that follow from the spectrum of (1/n) X Xᵀ. */
public final class LearningRates {
    private static final int SEARCHED = 41;

    private LearningRates() {}

    /**
     * A rate with a momentum.
     *
     * @param rate η
     * @param momentum β
     */
    public record WithMomentum(double rate, double momentum) {}

    /**
     * {@return Polyak's choice for heavy ball: η = 4/(√λ_max+√λ_min)², β = ((√λ_max−√λ_min)/(√λ_max+√λ_min))²}
     *
     * @param spectrum eigenvalues of (1/n) X Xᵀ
     */
    public static WithMomentum heavyBall(Spectrum spectrum) {
        if (spectrum.largest() == 0) {
            return new WithMomentum(1, 0);
        }
        double high = Math.sqrt(spectrum.largest());
        double low = Math.sqrt(spectrum.smallest());
        double quotient = (high - low) / (high + low);
        return new WithMomentum(4 / ((high + low) * (high + low)), quotient * quotient);
    }

    /**
     * {@return 1/λ_max, for Nesterov's method; 1 where all data are zero}
     *
     * @param spectrum eigenvalues of (1/n) X Xᵀ
     */
    public static double nesterov(Spectrum spectrum) {
        return spectrum.largest() == 0 ? 1 : 1 / spectrum.largest();
    }

    /**
     * {@return the grid of a search, falling: 2/λ_max·2^(−k/4), k = 0 … 40}
     *
     * @param largest λ_max
     */
    public static Vec searched(double largest) {
        double top = largest == 0 ? 1 : 2 / largest;
        double[] rates = new double[SEARCHED];
        for (int k = 0; k < SEARCHED; k++) {
            rates[k] = top * StrictMath.pow(2, -k / 4.0);
        }
        return Vec.of(rates);
    }
}
