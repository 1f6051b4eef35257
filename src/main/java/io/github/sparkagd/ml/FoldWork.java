package io.github.sparkagd.ml;

import java.util.List;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a cross-validation does: trains every setting without each fold, and measures it on that fold. */
interface FoldWork extends AutoCloseable {

    /** The rows without a fold, and the fold, as Spark's cross-validation has them. */
    record Split(Dataset<Row> training, Dataset<Row> validation) {}

    /** For each fold the metric of every setting, in their order. */
    List<List<Double>> metrics(Evaluator evaluator);

    /** For each fold the model of every setting. */
    List<List<DeepLinearRegressionModel>> models();

    /** The model of a setting, by its number, trained on all rows. */
    DeepLinearRegressionModel best(int setting);

    @Override
    void close();
}
