package io.github.sparkagd.ml;

import io.github.sparkagd.report.TrainingPage;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.ml.classification.TrainingSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How a training went; what the summaries of all models have in common. */
public interface TrainingFacts extends TrainingSummary {
    /** {@return all that is remembered} */
    TrainingRecord record();

    /**
     * {@return the loss Σ w(y − ŷ)² / 2Σ w plus the penalty at the end of each iteration, beginning before the first,
     * in the labels' own scale (of a classifier −1 and +1)} Above 10,000 iterations some are left out, see
     * {@link #historyIterations}.
     */
    @Override
    default double[] objectiveHistory() {
        return record().objective().toArray();
    }

    /** {@return ⟨Ŷ, y − Ŷ⟩/n at the same iterations as {@link #objectiveHistory}, in label units squared} */
    default double[] alignmentHistory() {
        return record().alignment().toArray();
    }

    /** {@return the loss over the validation rows at the same iterations; empty where there were none} */
    default double[] validationHistory() {
        return record().validation().toArray();
    }

    /** {@return the iterations of the histories: 0, 1, 2, …, or every so many of them and the last} */
    default int[] historyIterations() {
        return record().trace().stream().mapToInt(TraceRow::iteration).toArray();
    }

    /** {@return whether iterations were left out of the histories} */
    default boolean isHistoryThinned() {
        return record().thinned();
    }

    /** {@return the number of iterations done} */
    @Override
    default int totalIterations() {
        return record().totalIterations();
    }

    /** {@return how training ended, such as {@code tolerance reached}} */
    default String outcome() {
        return record().outcome().kind().label();
    }

    /** {@return why it ended, in a sentence} */
    default String reason() {
        return record().outcome().message();
    }

    /** {@return whether training diverged; the model is then the last whose loss was not above the first} */
    default boolean diverged() {
        return record().outcome().diverged();
    }

    /** {@return η, the step size used, in the coordinates trained in} */
    default double learningRate() {
        return record().learningRate();
    }

    /** {@return λ_max of (1/n) X Xᵀ in the coordinates trained in, without penalty; NaN where the rate was given} */
    default double largestEigenvalue() {
        return record().largestEigenvalue();
    }

    /** {@return λ_min^eff, the smallest eigenvalue that is not zero; NaN where the rate was given} */
    default double smallestEigenvalue() {
        return record().smallestEigenvalue();
    }

    /** {@return how the statistics of an iteration were got} */
    default String plan() {
        return record().plan();
    }

    /** {@return the number of passes over the rows, for spectrum and training together} */
    default long totalPasses() {
        return record().passes();
    }

    /** {@return the number of Spark jobs of the fit, those that made the row blocks among them} */
    default int totalJobs() {
        return record().jobs();
    }

    /** {@return the seconds spent in iterations} */
    default double trainingSeconds() {
        return record().seconds();
    }

    /** {@return the data trained on, with the predictions} */
    Dataset<Row> predictions();

    /**
     * {@return the histories as a DataFrame with the columns {@code iteration}, {@code objective}, {@code alignment} and
     * {@code validation}, which is null where no rows were set aside}
     */
    default Dataset<Row> history() {
        List<Row> rows = new ArrayList<>();
        for (TraceRow row : record().trace()) {
            OptionalDouble validation = row.testLoss();
            rows.add(RowFactory.create(
                    row.iteration(),
                    row.trainLoss(),
                    row.alignment().orElse(Double.NaN),
                    validation.isPresent() ? validation.getAsDouble() : null));
        }
        StructType schema = new StructType()
                .add("iteration", DataTypes.IntegerType, false)
                .add("objective", DataTypes.DoubleType, false)
                .add("alignment", DataTypes.DoubleType, false)
                .add("validation", DataTypes.DoubleType, true);
        return predictions().sparkSession().createDataFrame(rows, schema);
    }

    /** {@return a page of the training that stands alone, as HTML: curves, outcome, settings} */
    default String reportHtml() {
        return TrainingPage.html(record().report());
    }

    /**
     * Writes {@link #reportHtml}.
     *
     * @param path of a file on any Hadoop file system, which is replaced
     */
    default void writeReport(String path) {
        FitReport.write(
                reportHtml(), path, predictions().sparkSession().sparkContext().hadoopConfiguration());
    }
}
