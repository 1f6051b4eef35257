package io.github.sparkagd.ml;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How training went, and how well the model tells the classes of the data that it was given, rows for validation among them. */
public final class DeepLinearClassificationTrainingSummary extends DeepLinearClassificationSummary
        implements TrainingFacts {
    private final TrainingRecord record;

    DeepLinearClassificationTrainingSummary(
            DeepLinearClassificationModel model, Dataset<Row> data, TrainingRecord record) {
        super(model, data);
        this.record = record;
    }

    @Override
    public TrainingRecord record() {
        return record;
    }
}
