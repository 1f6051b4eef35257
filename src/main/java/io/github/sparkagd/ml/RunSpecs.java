package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainSettings;
import java.util.Optional;
import org.apache.spark.ml.param.Param;

/** What params ask for, as a run. */
final class RunSpecs {
    private RunSpecs() {}

    static RunSpec of(DeepLinearParams params) {
        ParamValues values = new ParamValues(params);
        StopRules rules = TrainSettings.rules(values);
        boolean watched = isNamed(params, params.validationIndicatorCol());
        StopRules all = watched ? rules.watching(params.getValidationTol()) : rules;
        return TrainSettings.runs(values, origin(params), all, (Long) params.getOrDefault(params.seed()))
                .get(0);
    }

    private static Optional<Vec> origin(DeepLinearParams params) {
        if (!params.isDefined(params.initialCoefficients())) {
            return Optional.empty();
        }
        Vec initial = Vec.of(params.getInitialCoefficients().toArray());
        Check.that(initial::isFinite, "initialCoefficients must be finite, got " + initial);
        return Optional.of(initial);
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
