package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import org.apache.commons.math3.analysis.integration.RombergIntegrator;

/**
 * How long depth takes with two eigenvalues, or two groups of them with a wide gap between: the second law of depth.
 *
 * <p>With full correction as η → 0 ({@link CorrectionFlow}) the constraint ΣE·u(1 − u) = 0 leaves one dimension: the first
 * output follows the second, u₂, which rises from u₂(0⁺) = λ₂·ΣEλ/ΣEλ² towards 1, and the time is a quadrature.
 *
 * <pre>
 *   u₁ = ½·(1 + √(1 + 4·(E₂/E₁)·u₂(1 − u₂)))
 *   u₂′ = λ₂(1 − u₂) + c·u₂,   c = ΣEλ(1 − u)(1 − 2u) / ΣEu²
 *   T = ∫ du₂ / u₂′
 * </pre>
 *
 * <p>In the limit the first output overshoots by a little, δ = (E₂/E₁)u₂(1 − u₂), which λ₁δ = c holds, so that
 * u₂′ = (1 − u₂)(λ₂ + κu₂²) with κ = λ₁E₂/E₁, growth that feeds itself: T = (π/2)/√(λ₂κ), where gradient descent takes
 * ln 2/λ₂ to u₂ = ½. The limit needs λ₂E₁ ≪ λ₁E₂, without which there is no such growth, λ₂E₂ ≪ λ₁E₁, so that u₂ begins far
 * below where it sets in, and E₂ ≲ E₁, so that the overshoot is small.
 *
 * @param large λ₁
 * @param small λ₂, below λ₁
 * @param energy E₁, between 0 and 1; E₂ = 1 − E₁
 */
public record TwoGroups(double large, double small, double energy) {
    /** Relative, of a quadrature. */
    private static final double ACCURACY = 1e-10;

    /**
     * Refuses eigenvalues that are not two, and energies of nothing.
     *
     * @param large λ₁
     * @param small λ₂, below λ₁
     * @param energy E₁, between 0 and 1; E₂ = 1 − E₁
     */
    public TwoGroups {
        Check.positive("small eigenvalue", small);
        Check.that(() -> large > small, "large eigenvalue must be above the small one, got " + large);
        Check.that(() -> energy > 0 && energy < 1, "energy must be between 0 and 1, got " + energy);
    }

    /** {@return the measure of both} */
    public SpectralMeasure measure() {
        return SpectralMeasure.of(Vec.of(small, large), Vec.of(other(), energy));
    }

    private double other() {
        return 1 - energy;
    }

    /**
     * {@return u₁ ≥ 1, which goes with u₂}
     *
     * @param second u₂, 0 to 1
     */
    public double first(double second) {
        return (1 + Math.sqrt(1 + 4 * other() / energy * second * (1 - second))) / 2;
    }

    /** {@return u₂(0⁺), where the second output is after the first correction} */
    public double start() {
        double once = energy * large + other() * small;
        double twice = energy * large * large + other() * small * small;
        return small * once / twice;
    }

    /**
     * {@return u₂′, how fast the second output rises}
     *
     * @param second u₂, 0 to 1
     */
    public double speed(double second) {
        double first = first(second);
        double lag = energy * large * (1 - first) * (1 - 2 * first) + other() * small * (1 - second) * (1 - 2 * second);
        double growth = lag / (energy * first * first + other() * second * second);
        return small * (1 - second) + growth * second;
    }

    /**
     * {@return the time T at which the second output is {@code second}; iterations are T/η}
     *
     * @param second u₂, above its {@link #start} and below 1
     */
    public double time(double second) {
        double start = start();
        Check.that(
                () -> second > start && second < 1,
                "second output must be between its start " + start + " and 1, got " + second);
        // In the logarithm: it passes through powers of ten.
        return new RombergIntegrator(ACCURACY, 0, 5, 24)
                .integrate(1 << 26, log -> Math.exp(log) / speed(Math.exp(log)), Math.log(start), Math.log(second));
    }

    /** {@return (π/2)/√(λ₂κ), which the time tends to in the limit} */
    public double limit() {
        return Math.PI / 2 / Math.sqrt(small * large * other() / energy);
    }

    /**
     * {@return the excess of the loss there, as a share of that at zero}
     *
     * @param second u₂, 0 to 1
     */
    public double excess(double second) {
        double off = 1 - first(second);
        return energy * off * off + other() * (1 - second) * (1 - second);
    }

    /**
     * {@return how many times as long gradient descent takes to the loss that depth has when the second output is there}
     *
     * @param second u₂, above its {@link #start} and below 1
     */
    public double speedUp(double second) {
        return measure().shallowTime(excess(second)) / time(second);
    }
}
