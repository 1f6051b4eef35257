package io.github.sparkagd.ml;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Trains the settings fold by fold, those of a fold in lock-step. */
final class RowFolds implements FoldWork {
    private final GridSearch search;
    private List<List<DeepLinearRegressionModel>> models;

    RowFolds(GridSearch search) {
        this.search = search;
    }

    @Override
    public List<List<DeepLinearRegressionModel>> models() {
        if (models == null) {
            List<Split> splits = search.splits().get();
            models = search.threads()
                    .each(fold -> search.estimator().fit(splits.get(fold).training(), search.settings()));
        }
        return models;
    }

    @Override
    public List<List<Double>> metrics(Evaluator evaluator) {
        return evaluate(models(), search, evaluator);
    }

    /** What {@code evaluator} says of every model, on the fold that it was trained without. */
    static List<List<Double>> evaluate(
            List<List<DeepLinearRegressionModel>> models, GridSearch search, Evaluator evaluator) {
        List<Split> splits = search.splits().get();
        List<ParamMap> settings = search.settings();
        return search.threads().each(fold -> {
            List<DeepLinearRegressionModel> own = models.get(fold);
            Dataset<Row> validation = splits.get(fold).validation().cache();
            try {
                return IntStream.range(0, own.size())
                        .mapToObj(k -> evaluator.evaluate(own.get(k).transform(validation, settings.get(k))))
                        .toList();
            } finally {
                validation.unpersist();
            }
        });
    }

    @Override
    public DeepLinearRegressionModel best(int setting) {
        return search.estimator().fit(search.dataset(), search.settings().get(setting));
    }

    @Override
    public String toString() {
        return "lock-step passes over rows";
    }

    @Override
    public void close() {}
}
