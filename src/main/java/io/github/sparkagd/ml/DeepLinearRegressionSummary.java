package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.evaluation.RegressionMetrics;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple3;

/** How well a model fits a Dataset; numbers are worked out when first asked for, in one job. */
public class DeepLinearRegressionSummary {
    private final String prediction = SparkInternals.randomUid("prediction");

    private final Dataset<Row> predictions;
    private final DeepLinearRegressionModel model;
    private final String predictionCol;
    private RegressionMetrics metrics;

    DeepLinearRegressionSummary(DeepLinearRegressionModel model, Dataset<Row> data) {
        DeepLinearRegressionModel own = model.copy(org.apache.spark.ml.param.ParamMap.empty());
        if (own.getPredictionCol().isEmpty()) {
            own.setPredictionCol(prediction);
        }
        this.model = own;
        this.predictionCol = own.getPredictionCol();
        this.predictions = own.transform(data);
    }

    /** {@return the data with a column of predictions} */
    public Dataset<Row> predictions() {
        return predictions;
    }

    /** {@return the name of the column of predictions} */
    public String predictionCol() {
        return predictionCol;
    }

    /** {@return the name of the column of labels} */
    public String labelCol() {
        return model.getLabelCol();
    }

    /** {@return the name of the column of features} */
    public String featuresCol() {
        return model.getFeaturesCol();
    }

    /** {@return the residuals y − ŷ, in the column {@code residuals}} */
    public Dataset<Row> residuals() {
        Column residual = col(labelCol()).cast("double").minus(col(predictionCol));
        return predictions.select(residual.as("residuals"));
    }

    /** {@return 1 − Σ w(y − ŷ)² / Σ w(y − ȳ)², with zero in place of ȳ when no intercept was fitted} */
    public double r2() {
        return metrics().r2();
    }

    /** {@return {@link #r2} with the number of features taken into account} */
    public double r2adj() {
        long n = numInstances();
        int fitted = intercept() ? 1 : 0;
        return 1 - (1 - r2()) * (n - fitted) / (n - model.numFeatures() - fitted);
    }

    /** {@return Σ w(ŷ − ȳ)² / Σ w, in label units squared} */
    public double explainedVariance() {
        return metrics().explainedVariance();
    }

    /** {@return Σ w|y − ŷ| / Σ w, in label units} */
    public double meanAbsoluteError() {
        return metrics().meanAbsoluteError();
    }

    /** {@return Σ w(y − ŷ)² / Σ w, in label units squared} */
    public double meanSquaredError() {
        return metrics().meanSquaredError();
    }

    /** {@return the square root of {@link #meanSquaredError}, in label units} */
    public double rootMeanSquaredError() {
        return metrics().rootMeanSquaredError();
    }

    /** {@return the number of rows, weighted or not} */
    public long numInstances() {
        return metrics().count();
    }

    /** {@return the number of rows less that of the numbers fitted} */
    public long degreesOfFreedom() {
        return numInstances() - model.numFeatures() - (intercept() ? 1 : 0);
    }

    private boolean intercept() {
        return (Boolean) model.getOrDefault(model.fitIntercept());
    }

    private synchronized RegressionMetrics metrics() {
        if (metrics == null) {
            Column weight = Columns.of(model)
                    .weight()
                    .map(name -> col(name).cast("double"))
                    .orElse(lit(1.0));
            JavaRDD<Tuple3<Object, Object, Object>> rows = predictions
                    .select(col(predictionCol), col(labelCol()).cast("double"), weight)
                    .toJavaRDD()
                    .map(row -> new Tuple3<>(row.getDouble(0), row.getDouble(1), row.getDouble(2)));
            metrics = new RegressionMetrics(rows.rdd(), !intercept());
        }
        return metrics;
    }
}
