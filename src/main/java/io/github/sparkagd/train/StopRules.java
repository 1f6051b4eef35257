package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a run ends.
 *
 * @param iterations T ≥ 0, the most iterations
 * @param tolerance ends a run whose ‖g‖/‖b‖ is at most this; 0 for never
 * @param maxTime ends all runs at the first iteration after this time; empty for no limit
 * @param validation ends a run whose loss over the test examples is not below (1 − this) times that of the iteration
 *     before, and keeps the model of the least such loss; empty to leave the test examples out of it
 */
public record StopRules(int iterations, double tolerance, Optional<Duration> maxTime, OptionalDouble validation) {
    /** A run whose loss exceeds this many times the mean square of the labels has diverged. */
    public static final double DIVERGENCE_BOUND = 1e6;

    /**
     * Refuses numbers out of bounds.
     *
     * @param iterations T ≥ 0, the most iterations
     * @param tolerance ends a run whose ‖g‖/‖b‖ is at most this; 0 for never
     * @param maxTime ends all runs at the first iteration after this time; empty for no limit
     * @param validation ends a run whose loss over the test examples is not below (1 − this) times that of the
     *     iteration before, and keeps the model of the least such loss; empty to leave the test examples out of it
     */
    public StopRules {
        Check.atLeast("iterations", 0, iterations);
        Check.that(
                () -> tolerance >= 0 && Double.isFinite(tolerance),
                "tolerance must be finite and not negative, got " + tolerance);
        Check.that(
                () -> validation.orElse(0) >= 0 && validation.orElse(0) < 1,
                "validation tolerance must be at least 0 and below 1, got " + validation);
    }

    /**
     * Rules that do not look at the test examples.
     *
     * @param iterations T ≥ 0, the most iterations
     * @param tolerance ends a run whose ‖g‖/‖b‖ is at most this; 0 for never
     * @param maxTime ends all runs at the first iteration after this time; empty for no limit
     */
    public StopRules(int iterations, double tolerance, Optional<Duration> maxTime) {
        this(iterations, tolerance, maxTime, OptionalDouble.empty());
    }

    /**
     * {@return the same rules, and that of the loss over the test examples}
     *
     * @param share of itself that the loss must fall by in an iteration, 0 ≤ share &lt; 1
     */
    public StopRules watching(double share) {
        return new StopRules(iterations, tolerance, maxTime, OptionalDouble.of(share));
    }

    /**
     * {@return rules by which a run ends after so many iterations}
     *
     * @param iterations T ≥ 0
     */
    public static StopRules iterations(int iterations) {
        return new StopRules(iterations, 0, Optional.empty());
    }
}
