package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How well a model tells the two classes of a Dataset; numbers are worked out when first asked for. */
public class DeepLinearClassificationSummary {
    private final String prediction = SparkInternals.randomUid("prediction");
    private final String raw = SparkInternals.randomUid("rawPrediction");
    private final DeepLinearClassificationModel model;
    private final Dataset<Row> predictions;
    private Row counts;

    DeepLinearClassificationSummary(DeepLinearClassificationModel model, Dataset<Row> data) {
        this.model = model.copy(ParamMap.empty());
        if (this.model.getPredictionCol().isEmpty()) {
            this.model.setPredictionCol(prediction);
        }
        if (this.model.getRawPredictionCol().isEmpty()) {
            this.model.setRawPredictionCol(raw);
        }
        this.predictions = this.model.transform(data);
    }

    /** The data with columns of predictions. */
    public Dataset<Row> predictions() {
        return predictions;
    }

    public String predictionCol() {
        return model.getPredictionCol();
    }

    public String labelCol() {
        return model.getLabelCol();
    }

    public String featuresCol() {
        return model.getFeaturesCol();
    }

    public String rawPredictionCol() {
        return model.getRawPredictionCol();
    }

    /** The share of rows, by weight, whose class is predicted. */
    public double accuracy() {
        return counts().getDouble(0) / counts().getDouble(1);
    }

    public long numInstances() {
        return counts().getLong(2);
    }

    /** The area under the receiver operating characteristic of the margins. */
    public double areaUnderROC() {
        BinaryClassificationEvaluator evaluator =
                new BinaryClassificationEvaluator().setLabelCol(labelCol()).setRawPredictionCol(rawPredictionCol());
        weightCol().ifPresent(evaluator::setWeightCol);
        return evaluator.evaluate(predictions);
    }

    private Optional<String> weightCol() {
        return Columns.of(model).weight();
    }

    private synchronized Row counts() {
        if (counts == null) {
            Column weight = weightCol().map(name -> col(name).cast("double")).orElse(lit(1.0));
            Column right = col(predictionCol()).equalTo(col(labelCol()).cast("double"));
            counts = predictions
                    .agg(
                            sum(when(right, weight).otherwise(lit(0.0))),
                            sum(weight),
                            org.apache.spark.sql.functions.count(lit(1)))
                    .head();
        }
        return counts;
    }
}
