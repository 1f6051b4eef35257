package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Vec;
import java.util.OptionalInt;

/**
 * What the eigenvalues of (1/n) X Xᵀ say about training.
 *
 * @param size n
 * @param dimension d
 * @param largest λ_max
 * @param smallest λ_min^eff, the smallest eigenvalue above the threshold (Definition 1), or, where not resolved, the best
 *     upper bound of it
 * @param rank the number of eigenvalues above the threshold; empty where only the extremes are known
 * @param resolved whether {@code smallest} is λ_min^eff itself
 * @param method how it was computed, for people
 */
public record Spectrum(
        long size, int dimension, double largest, double smallest, OptionalInt rank, boolean resolved, String method) {

    /** Of all eigenvalues, rising. */
    static Spectrum of(long size, Vec eigenvalues, String method) {
        int d = eigenvalues.size();
        double largest = Math.max(0, eigenvalues.get(d - 1));
        double threshold = threshold(size, d, largest);
        int zeros = 0;
        while (zeros < d && eigenvalues.get(zeros) <= threshold) {
            zeros++;
        }
        double smallest = zeros == d ? 0 : eigenvalues.get(zeros);
        return new Spectrum(size, d, largest, smallest, OptionalInt.of(d - zeros), true, method);
    }

    /** Eigenvalues at or below this count as zero: min(n,d)·2⁻⁵²·λ_max. */
    static double threshold(long size, int dimension, double largest) {
        return Math.min(size, dimension) * Math.ulp(1.0) * largest;
    }

    /** {@return the bound at or below which eigenvalues count as zero: min(n,d)·2⁻⁵²·λ_max} */
    public double threshold() {
        return threshold(size, dimension, largest);
    }

    /** {@return λ_max / λ_min^eff} */
    public double condition() {
        return largest / smallest;
    }

    /** {@return η* = 2/(λ_max + λ_min^eff), the best rate of shallow gradient descent; 1 where all data are zero} */
    public double optimalRate() {
        return largest == 0 ? 1 : 2 / (largest + smallest);
    }

    /** {@return 2/λ_max, below which shallow gradient descent is stable; 1 where all data are zero} */
    public double largestStableRate() {
        return largest == 0 ? 1 : 2 / largest;
    }

    /**
     * {@return ρ^eff(I − η A) = max |1 − ηλ| over the non-zero eigenvalues}
     *
     * @param rate η
     */
    public double effectiveRadius(double rate) {
        return Math.max(Math.abs(1 - rate * largest), Math.abs(1 - rate * smallest));
    }

    /**
     * {@return the spectrum with the penalty (λ/2)‖w‖² in the loss: every eigenvalue is larger by λ}
     *
     * <p>λ_min^eff stays that of the range of the data, in which training from zero remains.
     *
     * @param penalty λ ≥ 0
     */
    public Spectrum shifted(double penalty) {
        return penalty == 0
                ? this
                : new Spectrum(size, dimension, largest + penalty, smallest + penalty, rank, resolved, method);
    }
}
