package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.JobCounts;
import java.util.Map;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Lock-step cross-validation gives Spark's metrics with fewer trainings. */
class LockstepCrossValidatorIT {
    private static final int FOLDS = 3;

    private final Dataset<Row> data = Frames.of(Frames.linear(200, 3, 17));
    private final DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(20);
    private final ParamMap[] grid = {
        ParamMap.empty().put(estimator.regParam(), 0.0),
        ParamMap.empty().put(estimator.regParam(), 1.0).put(estimator.depth(), 2),
        ParamMap.empty().put(estimator.algorithm(), "gd"),
        ParamMap.empty().put(estimator.regParam(), 100.0)
    };

    private <V extends CrossValidator> V validator(V validator) {
        validator
                .setEstimator(estimator)
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(grid)
                .setNumFolds(FOLDS)
                .setSeed(5);
        return validator;
    }

    @Test
    void givesSparksMetricsInFewerTrainings() {
        CrossValidatorModel expected = validator(new CrossValidator()).fit(data);
        CrossValidatorModel got;
        int trainings;
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            got = validator(new LockstepCrossValidator()).fit(data);
            Map<String, Integer> counts = jobs.counts();
            trainings = counts.get("train");
        }
        for (int k = 0; k < grid.length; k++) {
            assertThat(got.avgMetrics()[k])
                    .isCloseTo(expected.avgMetrics()[k], within(1e-9 * expected.avgMetrics()[k]));
        }
        assertThat(((DeepLinearRegressionModel) got.bestModel()).getRegParam())
                .isEqualTo(((DeepLinearRegressionModel) expected.bestModel()).getRegParam());
        // One Gram pass a fold, and one for the best setting on all rows.
        assertThat(trainings).isEqualTo(FOLDS + 1);
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
    }
}
