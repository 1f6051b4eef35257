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

    /** {@return the data with columns of predictions} */
    public Dataset<Row> predictions() {
        return predictions;
    }

    /** {@return the name of the column of predicted classes} */
    public String predictionCol() {
        return model.getPredictionCol();
    }

    /** {@return the name of the column of labels} */
    public String labelCol() {
        return model.getLabelCol();
    }

    /** {@return the name of the column of features} */
    public String featuresCol() {
        return model.getFeaturesCol();
    }

    /** {@return the name of the column of margins, (−m, m)} */
    public String rawPredictionCol() {
        return model.getRawPredictionCol();
    }

    /** {@return the share of rows, by weight, whose class is predicted} */
    public double accuracy() {
        return counts().getDouble(0) / counts().getDouble(1);
    }

    /** {@return the number of rows, weighted or not} */
    public long numInstances() {
        return counts().getLong(2);
    }

    /** {@return the area under the receiver operating characteristic of the margins} */
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
