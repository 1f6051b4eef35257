package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;
import java.time.Duration;
import java.util.Optional;

/**
 * When a run ends.
 *
 * @param iterations T ≥ 0, the most iterations
 * @param tolerance ends a run whose ‖g‖/‖b‖ is at most this; 0 for never
 * @param maxTime ends all runs at the first iteration after this time; empty for no limit
 */
public record StopRules(int iterations, double tolerance, Optional<Duration> maxTime) {
    /** A run whose loss exceeds this many times the mean square of the labels has diverged. */
    public static final double DIVERGENCE_BOUND = 1e6;

    public StopRules {
        Check.atLeast("iterations", 0, iterations);
        Check.that(
                () -> tolerance >= 0 && Double.isFinite(tolerance),
                "tolerance must be finite and not negative, got " + tolerance);
    }

    /** Ends after {@code iterations} iterations. */
    public static StopRules iterations(int iterations) {
        return new StopRules(iterations, 0, Optional.empty());
    }
}
