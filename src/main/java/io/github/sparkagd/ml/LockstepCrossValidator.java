package io.github.sparkagd.ml;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.mllib.util.MLUtils;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import scala.reflect.ClassTag$;

/**
 * Cross-validation of {@link DeepLinearRegression} that trains all settings of a fold in lock-step.
 *
 * <p>Folds and metrics are those of Spark's {@link CrossValidator}; k folds × m settings cost k trainings in place of k·m.
 * Columns of fold numbers and {@code collectSubModels} are not taken.
 */
public final class LockstepCrossValidator extends CrossValidator {
    private static final long serialVersionUID = 1L;

    @Override
    public CrossValidatorModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        if (!(getEstimator() instanceof DeepLinearRegression estimator)) {
            throw new IllegalArgumentException(
                    "estimator must be a DeepLinearRegression, got " + getEstimator() + ". Maybe use CrossValidator.");
        }
        if (!getFoldCol().isEmpty() || getCollectSubModels()) {
            throw new IllegalArgumentException(
                    "foldCol and collectSubModels must be left unset, got one. Maybe use CrossValidator.");
        }
        List<ParamMap> settings = Arrays.asList(getEstimatorParamMaps());
        double[] metrics = new double[settings.size()];
        for (Tuple2<RDD<Row>, RDD<Row>> fold : MLUtils.kFold(
                dataset.toDF().rdd(), getNumFolds(), getSeed(), ClassTag$.MODULE$.<Row>apply(Row.class))) {
            addMetrics(estimator, settings, dataset, fold, metrics);
        }
        for (int k = 0; k < metrics.length; k++) {
            metrics[k] /= getNumFolds();
        }
        int best = best(metrics, getEvaluator().isLargerBetter());
        CrossValidatorModel model = new CrossValidatorModel(uid(), estimator.fit(dataset, settings.get(best)), metrics);
        copyValues(model, ParamMap.empty());
        model.setParent(this);
        return model;
    }

    /** @param metrics Modified: each setting's metric on the fold's validation rows is added */
    private void addMetrics(
            DeepLinearRegression estimator,
            List<ParamMap> settings,
            Dataset<?> dataset,
            Tuple2<RDD<Row>, RDD<Row>> fold,
            double[] metrics) {
        SparkSession session = dataset.sparkSession();
        StructType schema = dataset.schema();
        List<DeepLinearRegressionModel> models = estimator.fit(session.createDataFrame(fold._1(), schema), settings);
        Evaluator evaluator = getEvaluator();
        Dataset<Row> validation = session.createDataFrame(fold._2(), schema).cache();
        try {
            for (int k = 0; k < metrics.length; k++) {
                metrics[k] += evaluator.evaluate(models.get(k).transform(validation, settings.get(k)));
            }
        } finally {
            validation.unpersist();
        }
    }

    private static int best(double[] metrics, boolean largest) {
        int best = 0;
        for (int k = 1; k < metrics.length; k++) {
            boolean better = largest ? metrics[k] > metrics[best] : metrics[k] < metrics[best];
            best = better ? k : best;
        }
        return best;
    }
}
