package io.github.sparkagd.ml;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How training went, and how well the model fits the data that it was given, rows for validation among them. */
public final class DeepLinearRegressionTrainingSummary extends DeepLinearRegressionSummary implements TrainingFacts {
    private final TrainingRecord record;

    DeepLinearRegressionTrainingSummary(DeepLinearRegressionModel model, Dataset<Row> data, TrainingRecord record) {
        super(model, data);
        this.record = record;
    }

    @Override
    public TrainingRecord record() {
        return record;
    }
}
