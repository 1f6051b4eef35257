package io.github.sparkagd.ml;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How training went, and how well the model fits the data that it was trained on. */
public final class DeepLinearRegressionTrainingSummary extends DeepLinearRegressionSummary {
    private final TrainingRecord record;

    DeepLinearRegressionTrainingSummary(DeepLinearRegressionModel model, Dataset<Row> data, Fitted fitted) {
        super(model, data);
        this.record = TrainingRecord.of(fitted);
    }

    /**
     * The loss (1/2n) Σ w(y − ŷ)² plus the penalty at the end of each iteration, beginning before the first, in the labels'
     * own scale. Above {@link TrainingRecord#MOST_ENTRIES} iterations some are left out, see {@link #historyIterations}.
     */
    public double[] objectiveHistory() {
        return record.objective().toArray();
    }

    /** ⟨Ŷ, y − Ŷ⟩/n at the same iterations as {@link #objectiveHistory}, in label units squared. */
    public double[] alignmentHistory() {
        return record.alignment().toArray();
    }

    /** The loss over the validation rows at the same iterations; empty where there were none. */
    public double[] validationHistory() {
        return record.validation().toArray();
    }

    /** The iterations of the histories: 0, 1, 2, …, or every so many of them and the last. */
    public int[] historyIterations() {
        return record.iterations().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether iterations were left out of the histories. */
    public boolean isHistoryThinned() {
        return record.thinned();
    }

    /** The iterations done. */
    public int totalIterations() {
        return record.totalIterations();
    }

    /** How training ended, such as {@code tolerance reached}. */
    public String outcome() {
        return record.outcome().kind().label();
    }

    /** Why it ended, in a sentence. */
    public String reason() {
        return record.outcome().message();
    }

    /** Whether training diverged; the model is then the last whose loss was not above the first. */
    public boolean diverged() {
        return record.outcome().diverged();
    }

    /** η, the step size used, in the coordinates trained in. */
    public double learningRate() {
        return record.learningRate();
    }

    /** λ_max of (1/n) X Xᵀ in the coordinates trained in, without penalty; NaN where the rate was given. */
    public double largestEigenvalue() {
        return record.largestEigenvalue();
    }

    /** λ_min^eff, the smallest that is not zero; NaN where the rate was given. */
    public double smallestEigenvalue() {
        return record.smallestEigenvalue();
    }

    /** How the statistics of an iteration were got. */
    public String plan() {
        return record.plan();
    }

    /** Passes over the rows, for spectrum and training together. */
    public long totalPasses() {
        return record.passes();
    }

    /** Spark jobs of the fit, those that made the row blocks among them. */
    public int totalJobs() {
        return record.jobs();
    }

    /** Seconds spent in iterations. */
    public double trainingSeconds() {
        return record.seconds();
    }
}
