package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.StopRules;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What may differ between settings that are trained in lock-step.
 *
 * @param member algorithm and depth
 * @param stepSize η; empty for the optimal one of the spectrum
 * @param regParam λ as the user sees it, see {@link Penalty}
 * @param rules when training ends
 * @param initial coefficients to start from, of length d; empty for zeros
 */
record RunSettings(Member member, OptionalDouble stepSize, double regParam, StopRules rules, Optional<Vec> initial) {
    RunSettings {
        stepSize.ifPresent(rate -> Check.positive("stepSize", rate));
        Check.that(
                () -> initial.map(Vec::isFinite).orElse(true),
                "initialCoefficients must be finite, got " + initial.orElse(null));
    }

    static RunSettings of(DeepLinearParams params) {
        boolean watched = params.isDefined(params.validationIndicatorCol())
                && !params.getOrDefault(params.validationIndicatorCol()).isEmpty();
        Optional<Duration> maxTime = params.isDefined(params.maxTime())
                ? Optional.of(Duration.ofNanos((long) (params.getMaxTime() * 1e9)))
                : Optional.empty();
        StopRules rules = new StopRules(
                (Integer) params.getOrDefault(params.maxIter()),
                (Double) params.getOrDefault(params.tol()),
                maxTime,
                watched ? OptionalDouble.of(params.getValidationTol()) : OptionalDouble.empty());
        OptionalDouble stepSize = params.isDefined(params.stepSize())
                ? OptionalDouble.of((Double) params.getOrDefault(params.stepSize()))
                : OptionalDouble.empty();
        Optional<Vec> initial = params.isDefined(params.initialCoefficients())
                ? Optional.of(Vec.of(params.getInitialCoefficients().toArray()))
                : Optional.empty();
        return new RunSettings(
                MlAlgorithm.member(params.getAlgorithm(), params.getDepth()),
                stepSize,
                (Double) params.getOrDefault(params.regParam()),
                rules,
                initial);
    }

    /** Refuses coefficients to start from that are not one per feature. */
    void requireSize(int dimension) {
        initial.ifPresent(given -> {
            if (given.size() != dimension) {
                throw new IllegalArgumentException("initialCoefficients must have an entry for each of the " + dimension
                        + " features, got " + given.size());
            }
        });
    }

    /** True when convergence rests on mean y² ≤ 1 in the coordinates trained in. */
    boolean needsUnitLabels() {
        return member.depth() > 1;
    }
}
