package io.github.sparkagd.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains the settings fold by fold, those of a fold in lock-step. */
final class RowFolds implements FoldWork {
    private final DeepLinearRegression estimator;
    private final List<ParamMap> settings;
    private final Dataset<?> dataset;
    private final List<Split> splits;
    private List<List<DeepLinearRegressionModel>> models;

    RowFolds(DeepLinearRegression estimator, List<ParamMap> settings, Dataset<?> dataset, List<Split> splits) {
        this.estimator = estimator;
        this.settings = settings;
        this.dataset = dataset;
        this.splits = splits;
    }

    @Override
    public List<List<DeepLinearRegressionModel>> models() {
        if (models == null) {
            models = splits.stream()
                    .map(split -> estimator.fit(split.training(), settings))
                    .toList();
        }
        return models;
    }

    @Override
    public List<List<Double>> metrics(Evaluator evaluator) {
        return evaluate(models(), settings, splits, evaluator);
    }

    /** What {@code evaluator} says of every model, on the fold that it was trained without. */
    static List<List<Double>> evaluate(
            List<List<DeepLinearRegressionModel>> models,
            List<ParamMap> settings,
            List<Split> splits,
            Evaluator evaluator) {
        List<List<Double>> metrics = new ArrayList<>();
        for (int fold = 0; fold < splits.size(); fold++) {
            List<DeepLinearRegressionModel> own = models.get(fold);
            Dataset<Row> validation = splits.get(fold).validation().cache();
            try {
                metrics.add(IntStream.range(0, own.size())
                        .mapToObj(k -> evaluator.evaluate(own.get(k).transform(validation, settings.get(k))))
                        .toList());
            } finally {
                validation.unpersist();
            }
        }
        return metrics;
    }

    @Override
    public DeepLinearRegressionModel best(int setting) {
        return estimator.fit(dataset, settings.get(setting));
    }

    @Override
    public String toString() {
        return "lock-step passes over rows";
    }

    @Override
    public void close() {}
}
