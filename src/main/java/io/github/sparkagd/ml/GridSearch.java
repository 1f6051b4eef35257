package io.github.sparkagd.ml;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;

/**
 * What a cross-validation is to do.
 *
 * @param estimator to be tuned
 * @param settings of it
 * @param dataset all rows
 * @param folds how many
 * @param splits makes them, one a fold; not asked where they can be done without
 * @param threads train the folds
 */
record GridSearch(
        DeepLinearRegression estimator,
        List<ParamMap> settings,
        Dataset<?> dataset,
        int folds,
        Supplier<List<FoldWork.Split>> splits,
        FoldThreads threads) {

    /** The estimator with each of the settings. */
    List<DeepLinearRegression> each() {
        return settings.stream().map(estimator::copy).toList();
    }
}
