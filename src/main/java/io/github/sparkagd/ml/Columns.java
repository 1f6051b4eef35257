package io.github.sparkagd.ml;

import java.util.Optional;
import org.apache.spark.ml.PredictorParams;
import org.apache.spark.ml.param.Param;

/**
 * The columns of a Dataset that training looks at, by name.
 *
 * @param label y, a number
 * @param features x, a vector
 * @param weight the weight of a row, a number; empty where all count the same
 * @param validation true for the rows that are only watched; empty where all are trained on
 */
record Columns(String label, String features, Optional<String> weight, Optional<String> validation) {

    /** The columns that {@code params} name. */
    static <P extends DeepLinearParams & PredictorParams> Columns of(P params) {
        return new Columns(
                params.getLabelCol(),
                params.getFeaturesCol(),
                named(params, params.weightCol()),
                named(params, params.validationIndicatorCol()));
    }

    private static Optional<String> named(DeepLinearParams params, Param<String> column) {
        return params.isDefined(column)
                ? Optional.of(params.getOrDefault(column)).filter(name -> !name.isEmpty())
                : Optional.empty();
    }
}
