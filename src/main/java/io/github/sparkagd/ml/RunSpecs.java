package io.github.sparkagd.ml;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.ml.param.Param;

/** What params ask for, as a run. */
final class RunSpecs {
    private RunSpecs() {}

    static RunSpec of(DeepLinearParams params) {
        return new RunSpec(
                algorithm(params),
                rate(params),
                (Double) params.getOrDefault(params.regParam()),
                start(params),
                rules(params),
                "");
    }

    private static Algorithm algorithm(DeepLinearParams params) {
        String name = params.getAlgorithm();
        return Algorithms.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "algorithm must be one of " + Algorithms.names() + ", got " + name))
                .at(params.getDepth());
    }

    private static Rate rate(DeepLinearParams params) {
        if (!params.isDefined(params.stepSize())) {
            return Rate.OPTIMAL;
        }
        return Rate.of(Check.positive("stepSize", (Double) params.getOrDefault(params.stepSize())));
    }

    private static RunSpec.Start start(DeepLinearParams params) {
        if (!params.isDefined(params.initialCoefficients())) {
            return RunSpec.Start.ZERO;
        }
        Vec initial = Vec.of(params.getInitialCoefficients().toArray());
        Check.that(initial::isFinite, "initialCoefficients must be finite, got " + initial);
        return RunSpec.Start.at(initial);
    }

    private static StopRules rules(DeepLinearParams params) {
        boolean watched = isNamed(params, params.validationIndicatorCol());
        Optional<Duration> maxTime = params.isDefined(params.maxTime())
                ? Optional.of(Duration.ofNanos((long) (params.getMaxTime() * 1e9)))
                : Optional.empty();
        return new StopRules(
                (Integer) params.getOrDefault(params.maxIter()),
                (Double) params.getOrDefault(params.tol()),
                maxTime,
                watched ? OptionalDouble.of(params.getValidationTol()) : OptionalDouble.empty());
    }

    private static boolean isNamed(DeepLinearParams params, Param<String> column) {
        return params.isDefined(column) && !params.getOrDefault(column).isEmpty();
    }

    /** Refuses coefficients to start from that are not one per feature. */
    static void requireSize(RunSpec spec, int dimension) {
        spec.start().coefficients().ifPresent(given -> {
            if (given.size() != dimension) {
                throw new IllegalArgumentException("initialCoefficients must have an entry for each of the " + dimension
                        + " features, got " + given.size());
            }
        });
    }
}
